package io.rastro.directory.web;

import io.rastro.account.PortalUser;
import io.rastro.report.FilterField;
import io.rastro.report.FilterValues;
import io.rastro.report.web.Chip;
import io.rastro.report.web.QueryString;
import io.rastro.report.web.ReportRequest;
import io.rastro.report.web.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads the addresses of reports that were kept: each is a reader's to ask, or it is not, whoever kept it. */
@Component
public class SearchReader {

    private final List<SearchableReport<?>> reports;
    private final ReportPages pages;
    private final FilterChips chips;
    private final Texts texts;

    SearchReader(List<SearchableReport<?>> reports, ReportPages pages, FilterChips chips, Texts texts) {
        this.reports = reports;
        this.pages = pages;
        this.chips = chips;
        this.texts = texts;
    }

    /** The report of a path; empty: none whose searches are kept. */
    public Optional<SearchableReport<?>> report(String path) {
        return reports.stream().filter(report -> report.path().equals(path)).findFirst();
    }

    /**
     * The query string of a search that its reader sends, as it may be asked on any day; empty: there is something wrong,
     * or it is not the reader's, of which the ledger is told.
     */
    public Optional<String> asked(SearchableReport<?> report, String query, PortalUser reader) {
        return pages.questionSent(report, QueryString.parse(query), reader)
                .map(question -> question.links().asked());
    }

    /** The query string without the id under which personal values are kept. */
    public static String withoutPersonal(String query) {
        QueryString kept = new QueryString();
        QueryString.parse(query).forEach((parameter, values) -> {
            if (!parameter.equals(ReportRequest.SEARCH)) {
                kept.add(parameter, values);
            }
        });
        return kept.toString();
    }

    /** Whether something in it says who somebody is. */
    public static boolean personal(String query) {
        return QueryString.parse(query).containsKey(ReportRequest.SEARCH);
    }

    /**
     * What a search asks for in words, without what says who somebody is, whose being kept is not prolonged by reading
     * this; empty: it is not the reader's to ask.
     */
    public Optional<List<Chip>> words(String path, String query, PortalUser reader) {
        MultiValueMap<String, String> parameters = QueryString.parse(withoutPersonal(query));
        return report(path)
                .flatMap(report -> pages.question(report, parameters, reader).map(question -> words(report, question)));
    }

    private List<Chip> words(SearchableReport<?> report, Question<?> question) {
        FilterValues values = question.request().values();
        Stream<Chip> lead = report.lead().stream()
                .flatMap(field -> values.all(field).stream().map(code -> lead(field, code)));
        return Stream.concat(lead, chips.of(report.filters(), values, question.scope()).stream())
                .toList();
    }

    private Chip lead(FilterField field, String code) {
        return new Chip(field.name(), texts.of(field.choiceKey(code)), null);
    }
}
