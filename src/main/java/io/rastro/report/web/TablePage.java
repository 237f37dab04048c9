package io.rastro.report.web;

import io.rastro.report.FilterProblem;
import java.util.List;

/**
 * One page of the table of a report that sums up: its total and its file are always of every row.
 *
 * @param page from 1
 * @param first how many rows come before
 * @param shown how many rows it has
 * @param all how many rows there are
 */
public record TablePage(int page, int first, int shown, int all) {

    /** The parameter of an address that says which. */
    public static final String PARAMETER = "page";

    /** A month day by day stands on one page. */
    public static final int ROWS = 31;

    /** The page that is asked for; the last one where the table ends before it. */
    public static TablePage of(ReportRequest request, int all) {
        int last = Math.max(1, (all + ROWS - 1) / ROWS);
        int page = Math.min(number(request), last);
        int first = (page - 1) * ROWS;
        return new TablePage(page, first, Math.min(ROWS, all - first), all);
    }

    /** What is wrong with the page that is asked for. */
    public static List<FilterProblem> problems(ReportRequest request) {
        return number(request) > 0
                ? List.of()
                : List.of(new FilterProblem(
                        PARAMETER,
                        "filter.problem.page",
                        String.join(", ", request.parameters().get(PARAMETER))));
    }

    /** 0 when it is none. */
    private static int number(ReportRequest request) {
        String number =
                request.parameters().getOrDefault(PARAMETER, List.of("1")).get(0);
        return number.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(number) : 0;
    }

    /** Its rows, of all. */
    public <R> List<R> of(List<R> rows) {
        return rows.subList(first, first + shown);
    }

    public boolean several() {
        return all > ROWS;
    }

    public boolean more() {
        return first + shown < all;
    }
}
