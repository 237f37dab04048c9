package io.rastro.directory.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.DeclaredFilter;
import io.rastro.report.FilterCheck;
import io.rastro.report.FilterField;
import io.rastro.report.FilterProblem;
import io.rastro.report.web.ReportLinks;
import io.rastro.report.web.ReportRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.servlet.ModelAndView;

/**
 * The address of a report, or of a list behind one of its numbers: what it may say, what that means, and the form by
 * which it is asked for. {@link ReportPages} reads it.
 *
 * @param <F> what is asked for, checked
 */
public interface ReportAddress<F> {

    /** Every filter, in the order of the address. */
    List<? extends DeclaredFilter> filters();

    /** The page whose address, with the ending of a format, is that of a file that programs may read; empty: none is. */
    default Optional<String> file() {
        return Optional.empty();
    }

    /** The parameters that are no filters. */
    Set<String> presentation();

    /** The fields of the filters. */
    default List<FilterField> fields() {
        return filters().stream().<FilterField>map(DeclaredFilter::field).toList();
    }

    /** What is wrong by the request itself. */
    default List<FilterProblem> problems(ReportRequest request) {
        return FilterCheck.problems(fields(), request.values());
    }

    /** What only the database knows to be wrong, beside picked ids; asked when nothing else is. */
    default List<FilterProblem> unknown(ReportRequest request, PortalUser reader) {
        return List.of();
    }

    /** What a request asks for that has nothing wrong. */
    F filter(ReportRequest request);

    /** The form with what was sent, right or wrong, and the problems at their fields. */
    ModelAndView form(ReportRequest request, PortalUser reader);

    /** The form with nothing wrong: nobody has asked yet, or it is being changed. */
    default ModelAndView draft(ReportRequest request, PortalUser reader) {
        return form(request.draft(request.values()), reader);
    }

    /** Where the report leads. */
    default ReportLinks links(ReportRequest request) {
        return ReportLinks.of(fields(), request.values(), request.order()).keptAs(request.search());
    }
}
