package io.rastro.directory.web;

import io.rastro.report.FilterProblem;
import io.rastro.report.Period;
import io.rastro.report.RelativePeriod;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A report's filter form.
 *
 * @param action the path it is sent to
 * @param lead a parameter with a control of its own above the fields; null: there is none
 * @param common the fields always in view
 * @param more the fields behind "more filters"
 * @param problems everything that is wrong, for the summary above the form
 * @param swappedDates the query string of this form with its two dates exchanged
 * @param periods what may be chosen in place of dates
 */
public record FilterForm(
        String action,
        @Nullable String lead,
        List<FieldView> common,
        List<FieldView> more,
        List<FilterProblem> problems,
        String swappedDates,
        List<PeriodChoice> periods) {

    /** The same, below a control of its own for this parameter. */
    public FilterForm ledBy(String parameter) {
        return new FilterForm(action, parameter, common, more, problems, swappedDates, periods);
    }

    /** Whether something in it may say who somebody is, so that it is sent in the body. */
    public boolean personal() {
        return Stream.concat(common.stream(), more.stream())
                .anyMatch(view -> view.field().personal());
    }

    public long filledBehind() {
        return more.stream().filter(FieldView::filled).count();
    }

    public boolean moreOpen() {
        return more.stream().anyMatch(field -> field.filled() || field.invalid() || field.listed());
    }

    public @Nullable FilterProblem problem(String parameter) {
        return problems.stream()
                .filter(problem -> problem.parameter().equals(parameter))
                .findFirst()
                .orElse(null);
    }

    /** Whether a parameter has a field in the form, at which its problem can stand. */
    public boolean shows(String parameter) {
        return parameter.equals(lead)
                || Stream.concat(common.stream(), more.stream()).anyMatch(view -> view.shows(parameter));
    }

    /**
     * A period that moves with the day.
     *
     * @param dates what it comes to today
     */
    public record PeriodChoice(RelativePeriod period, Period dates) {}
}
