package io.rastro.directory.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.DeclaredFilter;
import io.rastro.directory.PickCheck;
import io.rastro.report.CellWriter;
import io.rastro.report.NumberStyle;
import io.rastro.report.web.Chip;
import io.rastro.report.web.CsvDownload;
import io.rastro.report.web.CsvFile;
import io.rastro.report.web.ReportRequest;
import io.rastro.report.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The one way from the address of any report to its page, its file, or the form with what is wrong. */
@Component
public class ReportPages {

    private final PickCheck picks;
    private final CsvDownload download;
    private final FilterChips chips;
    private final Texts texts;
    private final ZoneId zone;

    ReportPages(PickCheck picks, CsvDownload download, FilterChips chips, Texts texts, ZoneId zone) {
        this.picks = picks;
        this.download = download;
        this.chips = chips;
        this.texts = texts;
        this.zone = zone;
    }

    /** The words of a page. */
    public Texts texts() {
        return texts;
    }

    /** The zone of whose wall clocks a page tells. */
    public ZoneId zone() {
        return zone;
    }

    /** Writes the cells of a page in its reader's language. */
    public CellWriter cells() {
        return new CellWriter(zone, NumberStyle.of(LocaleContextHolder.getLocale()));
    }

    /** What is asked for, in words: each of these filters can be left out. */
    public List<Chip> chips(Collection<? extends DeclaredFilter> declared, Question<?> question) {
        return chips.of(declared, question.request().values(), question.links()::without);
    }

    /** The form when nothing is asked yet, or it is to be changed; else as {@link #answer}. */
    public <F> ModelAndView formOrAnswer(
            ReportAddress<F> address,
            Map<String, List<String>> parameters,
            PortalUser reader,
            Function<Question<F>, ModelAndView> page) {
        return parameters.isEmpty() || parameters.containsKey(ReportRequest.EDIT)
                ? address.draft(sent(address, parameters), reader)
                : answer(address, parameters, reader, page);
    }

    /** The page; when something is wrong, the form with that, and nothing queried. */
    public <F> ModelAndView answer(
            ReportAddress<F> address,
            Map<String, List<String>> parameters,
            PortalUser reader,
            Function<Question<F>, ModelAndView> page) {
        ReportRequest request = checked(address, parameters, reader);
        return request.correct() ? page.apply(question(address, request, reader)) : refused(address, request, reader);
    }

    /** Sends the file. Null when it was sent; else the form with what is wrong. */
    public <F> @Nullable ModelAndView download(
            ReportAddress<F> address,
            Map<String, List<String>> parameters,
            PortalUser reader,
            HttpServletResponse response,
            Function<Question<F>, CsvFile<?>> file)
            throws IOException, InterruptedException {
        ReportRequest request = checked(address, parameters, reader);
        if (!request.correct()) {
            return refused(address, request, reader);
        }
        download.send(file.apply(question(address, request, reader)), request.dialect(), response);
        return null;
    }

    /** What is asked; empty when anything is wrong. */
    public <F> Optional<Question<F>> question(
            ReportAddress<F> address, Map<String, List<String>> parameters, PortalUser reader) {
        ReportRequest request = checked(address, parameters, reader);
        return request.correct() ? Optional.of(question(address, request, reader)) : Optional.empty();
    }

    private static <F> Question<F> question(ReportAddress<F> address, ReportRequest request, PortalUser reader) {
        return new Question<>(address.filter(request), request, address.links(request), reader);
    }

    private static ReportRequest sent(ReportAddress<?> address, Map<String, List<String>> parameters) {
        return ReportRequest.of(parameters, address.presentation(), address.fields());
    }

    private ReportRequest checked(ReportAddress<?> address, Map<String, List<String>> parameters, PortalUser reader) {
        ReportRequest sent = sent(address, parameters);
        ReportRequest wellFormed = sent.with(address.problems(sent));
        return wellFormed.correct()
                ? wellFormed
                        .with(picks.problems(address.filters(), wellFormed.values(), reader))
                        .with(address.unknown(wellFormed, reader))
                : wellFormed;
    }

    private static ModelAndView refused(ReportAddress<?> address, ReportRequest request, PortalUser reader) {
        ModelAndView form = address.form(request, reader);
        form.setStatus(PickCheck.forbidden(request.problems()) ? HttpStatus.FORBIDDEN : HttpStatus.BAD_REQUEST);
        return form;
    }
}
