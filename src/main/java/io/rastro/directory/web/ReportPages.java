package io.rastro.directory.web;

import io.rastro.account.PortalUser;
import io.rastro.account.Refusal;
import io.rastro.directory.DeclaredFilter;
import io.rastro.directory.PickCheck;
import io.rastro.directory.web.KeptAddresses.KeptAddress;
import io.rastro.report.CellWriter;
import io.rastro.report.FileFormat;
import io.rastro.report.FilterField;
import io.rastro.report.FilterProblem;
import io.rastro.report.NumberStyle;
import io.rastro.report.PortalCalendar;
import io.rastro.report.web.Chip;
import io.rastro.report.web.Criteria;
import io.rastro.report.web.Export.ExportRequest;
import io.rastro.report.web.FileDownload;
import io.rastro.report.web.ReportFile;
import io.rastro.report.web.ReportRequest;
import io.rastro.report.web.ReportSearch;
import io.rastro.report.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

/** The one way from the address of any report to its page, its file, or the form with what is wrong. */
@Component
public class ReportPages {

    /** It is another account's, or is no longer kept. */
    private static final FilterProblem UNKNOWN_SEARCH =
            new FilterProblem(ReportRequest.SEARCH, "filter.problem.search-unknown");

    private static final FilterProblem DIALECT_OF_NO_CSV =
            new FilterProblem(ReportRequest.DIALECT, "filter.problem.dialect-of-no-csv");

    private final KeptAddresses kept;
    private final PickCheck picks;
    private final FileDownload download;
    private final FilterChips chips;
    private final Texts texts;
    private final ApplicationEventPublisher events;
    private final ZoneId zone;
    private final PortalCalendar calendar;

    ReportPages(
            KeptAddresses kept,
            PickCheck picks,
            FileDownload download,
            FilterChips chips,
            Texts texts,
            ApplicationEventPublisher events,
            ZoneId zone,
            PortalCalendar calendar) {
        this.kept = kept;
        this.picks = picks;
        this.download = download;
        this.chips = chips;
        this.texts = texts;
        this.events = events;
        this.zone = zone;
        this.calendar = calendar;
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
        return chips.of(declared, question.request().values(), question.scope(), question.links()::without);
    }

    /** The form when nothing is asked yet, or it is to be changed; else as {@link #answer}. */
    public <F> ModelAndView formOrAnswer(
            ReportAddress<F> address,
            Map<String, List<String>> parameters,
            PortalUser reader,
            Function<Question<F>, ModelAndView> page) {
        if (!parameters.isEmpty() && !parameters.containsKey(ReportRequest.EDIT)) {
            return answer(address, parameters, reader, page);
        }
        KeptAddress asked = kept.read(address.fields(), parameters, reader);
        ReportRequest request = sent(address, asked);
        if (!asked.known()) {
            return refused(address, request, reader);
        }
        return asked.clean() ? address.draft(request, reader) : kept.redirect(address.fields(), asked);
    }

    /** A form that was sent: leads to its address; the form again when there is too much in it for one. */
    public ModelAndView submitted(ReportAddress<?> address, Map<String, List<String>> parameters, PortalUser reader) {
        KeptAddress asked = kept.read(address.fields(), parameters, reader);
        ReportRequest request = sent(address, asked);
        boolean whole = request.search() != null
                || address.fields().stream()
                        .noneMatch(field -> field.personal() && request.values().has(field));
        return whole
                ? kept.redirect(address.fields(), asked)
                : refused(address, tooLarge(address, checked(address, asked, reader)), reader);
    }

    /** Where nothing else is wrong with what is too much to be kept, that is told at the largest of the fields. */
    private static ReportRequest tooLarge(ReportAddress<?> address, ReportRequest request) {
        if (!request.correct()) {
            return request;
        }
        String largest = address.fields().stream()
                .filter(FilterField::personal)
                .flatMap(field -> field.parameters().stream())
                .max(Comparator.comparingInt(parameter -> request.values().all(parameter).stream()
                        .mapToInt(String::length)
                        .sum()))
                .orElseThrow();
        return request.with(List.of(new FilterProblem(largest, "filter.problem.search-too-large")));
    }

    /** The page; when something is wrong, the form with that, and nothing queried. */
    public <F> ModelAndView answer(
            ReportAddress<F> address,
            Map<String, List<String>> parameters,
            PortalUser reader,
            Function<Question<F>, ModelAndView> page) {
        KeptAddress asked = kept.read(address.fields(), parameters, reader);
        if (!asked.clean() && asked.known()) {
            return kept.redirect(address.fields(), asked);
        }
        ReportRequest request = checked(address, asked, reader);
        if (!request.correct()) {
            return refused(address, request, reader);
        }
        Question<F> question = question(address, request, reader);
        ModelAndView answer = page.apply(question);
        if (!isRedirect(answer)) {
            events.publishEvent(ReportSearch.answered(criteria(address, request), answer));
            if (address instanceof SearchableReport<?> report && request.fromTheBeginning()) {
                events.publishEvent(new ReportAnswered(report, question.links().asked(), reader));
            }
        }
        return answer;
    }

    private static boolean isRedirect(ModelAndView answer) {
        String view = answer.getViewName();
        return view != null && view.startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX);
    }

    private static Criteria criteria(ReportAddress<?> address, ReportRequest request) {
        return new Criteria(address.fields(), request.values().dated());
    }

    /**
     * Sends the file.
     *
     * @param ending of the address, which names the format
     * @return null when it was sent; else the form with what is wrong
     */
    public <F> @Nullable ModelAndView download(
            ReportAddress<F> address,
            String ending,
            Map<String, List<String>> parameters,
            PortalUser reader,
            HttpServletResponse response,
            Function<Question<F>, ReportFile<?>> file)
            throws IOException, InterruptedException {
        KeptAddress sent = kept.read(address.fields(), parameters, reader);
        if (!sent.clean() && sent.known()) {
            return kept.redirect(address.fields(), sent);
        }
        ReportRequest asking = checked(address, sent, reader);
        FileFormat format = FileFormat.of(ending, asking.dialect());
        boolean idle = format.dialect() == null
                && parameters.getOrDefault(ReportRequest.DIALECT, List.of()).stream()
                        .anyMatch(Predicate.not(String::isBlank));
        ReportRequest request = idle ? asking.with(List.of(DIALECT_OF_NO_CSV)) : asking;
        if (!request.correct()) {
            if (reader.isProgram()) {
                note(request);
                throw told(request);
            }
            return refused(address, request, reader);
        }
        Question<F> question = question(address, request, reader);
        ExportRequest asked = new ExportRequest(
                criteria(address, request), chips.picked(address.filters(), request.values(), reader.scope()), format);
        download.send(file.apply(question), asked, response);
        return null;
    }

    /** What is asked; empty when anything is wrong. */
    public <F> Optional<Question<F>> question(
            ReportAddress<F> address, Map<String, List<String>> parameters, PortalUser reader) {
        return question(address, parameters, reader, request -> {});
    }

    /** The same of what its reader sends: as by a page, the ledger is told of what is not theirs to ask. */
    public <F> Optional<Question<F>> questionSent(
            ReportAddress<F> address, Map<String, List<String>> parameters, PortalUser reader) {
        return question(address, parameters, reader, this::note);
    }

    private <F> Optional<Question<F>> question(
            ReportAddress<F> address,
            Map<String, List<String>> parameters,
            PortalUser reader,
            Consumer<ReportRequest> teller) {
        ReportRequest request = checked(address, kept.read(address.fields(), parameters, reader), reader);
        teller.accept(request);
        return request.correct() ? Optional.of(question(address, request, reader)) : Optional.empty();
    }

    private static <F> Question<F> question(ReportAddress<F> address, ReportRequest request, PortalUser reader) {
        return new Question<>(address.filter(request), request, address.links(request), reader);
    }

    private ReportRequest sent(ReportAddress<?> address, KeptAddress asked) {
        ReportRequest sent =
                ReportRequest.of(asked.parameters(), address.presentation(), address.fields(), calendar.today());
        return asked.known() ? sent : sent.with(List.of(UNKNOWN_SEARCH));
    }

    private ReportRequest checked(ReportAddress<?> address, KeptAddress asked, PortalUser reader) {
        ReportRequest sent = sent(address, asked);
        ReportRequest wellFormed = sent.with(address.problems(sent));
        return wellFormed.correct()
                ? wellFormed
                        .with(picks.problems(address.filters(), wellFormed.values(), reader))
                        .with(address.unknown(wellFormed, reader))
                : wellFormed;
    }

    /** A program has no use for a form. */
    private ErrorResponseException told(ReportRequest request) {
        HttpStatus status = status(request);
        List<ParameterError> errors = request.problems().stream()
                .map(each -> new ParameterError(each.parameter(), texts.of(each.messageKey(), each.arguments())))
                .toList();
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                status, errors.stream().map(ParameterError::toString).collect(Collectors.joining(" ")));
        problem.setProperty("errors", errors);
        return new ErrorResponseException(status, problem, null);
    }

    /** What a program is told of one parameter. */
    private record ParameterError(String parameter, String detail) {

        @Override
        public String toString() {
            return parameter + ": " + detail;
        }
    }

    private static HttpStatus status(ReportRequest request) {
        if (request.problems().contains(UNKNOWN_SEARCH)) {
            return HttpStatus.NOT_FOUND;
        }
        return PickCheck.forbidden(request.problems()) ? HttpStatus.FORBIDDEN : HttpStatus.BAD_REQUEST;
    }

    private void note(ReportRequest request) {
        if (PickCheck.forbidden(request.problems())) {
            events.publishEvent(Refusal.FORBIDDEN);
        } else if (PickCheck.outOfScope(request.problems())) {
            events.publishEvent(Refusal.UNKNOWN);
        }
    }

    private ModelAndView refused(ReportAddress<?> address, ReportRequest request, PortalUser reader) {
        note(request);
        ModelAndView form = address.form(request, reader);
        form.setStatus(status(request));
        return form;
    }
}
