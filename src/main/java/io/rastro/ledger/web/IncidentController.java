package io.rastro.ledger.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.web.Question;
import io.rastro.directory.web.ReportPages;
import io.rastro.ledger.Incident.Touched;
import io.rastro.ledger.IncidentService;
import io.rastro.ledger.LedgerField;
import io.rastro.ledger.LedgerFilter;
import io.rastro.report.Column;
import io.rastro.report.ColumnValue;
import io.rastro.report.Format;
import io.rastro.report.TitledColumn;
import io.rastro.report.web.ReportFile;
import io.rastro.report.web.ReportFileName;
import io.rastro.report.web.Texts;
import io.rastro.system.FileEndings;
import io.rastro.text.Mask;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What an incident touched: the same address as the ledger's list, added up as the authority asks. */
@Controller
class IncidentController {

    private static final String PATH = LedgerController.PATH + "/incident";

    private final IncidentService incidents;
    private final ReportPages pages;
    private final LedgerAddress address;

    IncidentController(IncidentService incidents, ReportPages pages, LedgerAddress address) {
        this.incidents = incidents;
        this.pages = pages;
        this.address = address;
    }

    @GetMapping(PATH)
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal PortalUser reader) {
        LedgerController.requireAllServices(reader);
        return pages.answer(address, parameters, reader, this::page);
    }

    private ModelAndView page(Question<LedgerFilter> question) {
        Texts texts = pages.texts();
        Function<String, String> words = query -> LedgerColumns.words(query, texts);
        return new ModelAndView("ledger/incident")
                .addObject("links", question.links())
                .addObject("chips", pages.chips(LedgerField.ofForm(), question))
                .addObject("words", words)
                .addObject("incident", incidents.of(question.filter()));
    }

    /** Every data subject whom single pages showed. */
    @GetMapping(PATH + FileEndings.ANY)
    @Nullable
    ModelAndView send(
            @PathVariable String ending,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal PortalUser reader,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        LedgerController.requireAllServices(reader);
        return pages.download(address, ending, parameters, reader, response, this::file);
    }

    private ReportFile<Touched> file(Question<LedgerFilter> question) {
        Texts texts = pages.texts();
        List<Column<Touched>> columns = List.of(
                column("CONTACT", Format.TEXT, Touched::contactId),
                column("NAME", Format.TEXT, row -> label(row, question.scope().mask())),
                column("MEDIUM", Format.TEXT, row -> texts.of(row.medium().messageKey())),
                column("ACTS", Format.COUNT, Touched::acts),
                column("FIRST", Format.DATE_TIME, Touched::first),
                column("LAST", Format.DATE_TIME, Touched::last));
        LedgerFilter filter = question.filter();
        return ReportFile.list(
                new ReportFileName(filter.period(), "file.incident"), columns, rows -> incidents.export(filter, rows));
    }

    private static @Nullable String label(Touched row, Mask mask) {
        String label = row.label();
        return label == null ? null : mask.label(label);
    }

    private Column<Touched> column(String key, Format format, Function<Touched, @Nullable Object> value) {
        return new TitledColumn<>(
                new TouchedValue(key, format, value), pages.texts().of("ledger.touched." + key));
    }

    private record TouchedValue(String key, Format format, Function<Touched, @Nullable Object> of)
            implements ColumnValue<Touched> {

        @Override
        public @Nullable Object value(Touched row) {
            return of.apply(row);
        }

        @Override
        public boolean onScreen() {
            return true;
        }
    }
}
