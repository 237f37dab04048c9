package io.rastro.ledger.web;

import io.rastro.account.Permission;
import io.rastro.account.PortalUser;
import io.rastro.directory.ListService.Answer;
import io.rastro.directory.web.Question;
import io.rastro.directory.web.ReportList;
import io.rastro.directory.web.ReportPages;
import io.rastro.ledger.LedgerField;
import io.rastro.ledger.LedgerFilter;
import io.rastro.ledger.LedgerListService;
import io.rastro.ledger.LedgerRow;
import io.rastro.ledger.SubjectSearch;
import io.rastro.ledger.web.LedgerColumns.LedgerColumn;
import io.rastro.report.Column;
import io.rastro.report.web.GridLayout;
import io.rastro.report.web.QueryString;
import io.rastro.report.web.ReportFileName;
import io.rastro.system.FileEndings;
import io.rastro.system.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who did what, when and to whom. */
@Controller
class LedgerController extends ReportList<LedgerFilter, LedgerRow> {

    static final String PATH = "/ledger";

    private static final int LONGEST_SUBJECT = 200;

    private final ReportPages pages;
    private final LedgerAddress address;
    private final SubjectSearch subjects;

    LedgerController(LedgerListService entries, ReportPages pages, LedgerAddress address, SubjectSearch subjects) {
        super(PATH, address, entries, pages);
        this.pages = pages;
        this.address = address;
        this.subjects = subjects;
    }

    @GetMapping(PATH)
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal PortalUser reader) {
        requireAllServices(reader);
        return pages.formOrAnswer(address, parameters, reader, this::list);
    }

    /** The form: leads to the address of what it asks for, which says nothing of anybody. */
    @PostMapping(PATH)
    ModelAndView search(
            @RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal PortalUser reader) {
        requireAllServices(reader);
        return pages.submitted(address, parameters, reader);
    }

    @GetMapping(PATH + FileEndings.ANY)
    @Nullable
    ModelAndView send(
            @PathVariable String ending,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal PortalUser reader,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        requireAllServices(reader);
        return pages.download(address, ending, parameters, reader, response, this::file);
    }

    /** Leads to what was done with a data subject's data: the address says neither their name nor their numbers. */
    @PostMapping(PATH + "/subject")
    String find(
            @RequestParam(defaultValue = "") String subject,
            @AuthenticationPrincipal PortalUser reader,
            RedirectAttributes redirect) {
        requireAllServices(reader);
        String text = subject.strip();
        if (text.isEmpty() || text.length() > LONGEST_SUBJECT || text.indexOf('\0') >= 0) {
            redirect.addFlashAttribute("flash", Flash.warning("ledger.subject.missing"));
            return "redirect:" + PATH;
        }
        SubjectSearch.Found found = subjects.find(text);
        return "redirect:" + PATH + "?"
                + new QueryString()
                        .add(
                                LedgerField.CONTACT.field().name(),
                                found.contactIds().stream().map(String::valueOf).toList())
                        .add(LedgerField.SUBJECT.field().name(), found.subjects());
    }

    static void requireAllServices(PortalUser reader) {
        if (!reader.scope().all() || !reader.may(Permission.AUDIT)) {
            throw new AccessDeniedException("The ledger is about clients of every service");
        }
    }

    @Override
    public boolean ofInteractions() {
        return false;
    }

    @Override
    protected String words() {
        return "ledger";
    }

    @Override
    protected GridLayout<LedgerRow> layout() {
        return GridLayout.of(LedgerColumn.AT.in(pages.texts()))
                .onPhone(1, LedgerColumn.ACCOUNT.in(pages.texts()))
                .onPhone(2, LedgerColumn.OUTCOME.in(pages.texts()))
                .onPhone(3, LedgerColumn.ACTION.in(pages.texts()))
                .onPhone(4, LedgerColumn.ROWS.in(pages.texts()))
                .onPhone(5, LedgerColumn.ADDRESS.in(pages.texts()))
                .onPhone(6, LedgerColumn.AT.in(pages.texts()));
    }

    @Override
    protected List<Column<LedgerRow>> columns(LedgerFilter filter) {
        return LedgerColumns.of(pages.texts(), false);
    }

    @Override
    protected List<Column<LedgerRow>> gridColumns(LedgerFilter filter) {
        return LedgerColumns.of(pages.texts(), true);
    }

    @Override
    protected ReportFileName fileName(LedgerFilter filter) {
        return new ReportFileName(filter.period(), "file.ledger");
    }

    @Override
    protected ModelAndView page(Question<LedgerFilter> question, Answer<LedgerRow> answer) {
        return new ModelAndView("ledger/list")
                .addObject("chips", pages.chips(LedgerField.ofForm(), question))
                .addObject("ofSubjects", question.filter().ofSubjects());
    }
}
