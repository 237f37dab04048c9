package io.rastro.interaction.web;

import io.rastro.interaction.InteractionFilter;
import io.rastro.interaction.Medium;
import io.rastro.report.FilterProblem;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The filter form.
 *
 * @param common the fields always in view
 * @param more the fields behind "more filters"
 * @param problems everything that is wrong, for the summary above the form
 * @param swappedDates the query string of this form with its two dates exchanged
 * @param dropped names of filters taken out because the medium now chosen does not have them
 */
public record FormView(
        @Nullable Medium medium,
        List<FieldView> common,
        List<FieldView> more,
        List<FilterProblem> problems,
        String swappedDates,
        List<String> dropped,
        List<DatePreset> presets) {

    public Medium[] media() {
        return Medium.values();
    }

    public long filledBehind() {
        return more.stream().filter(FieldView::filled).count();
    }

    public boolean moreOpen() {
        return more.stream().anyMatch(field -> field.filled() || field.invalid());
    }

    public @Nullable FilterProblem problem(String parameter) {
        return problems.stream()
                .filter(problem -> problem.parameter().equals(parameter))
                .findFirst()
                .orElse(null);
    }

    /** Whether a parameter has a field in the form, at which its problem can stand. */
    public boolean shows(String parameter) {
        return parameter.equals(InteractionFilter.MEDIUM)
                || Stream.concat(common.stream(), more.stream())
                        .anyMatch(view -> view.field().parameters().contains(parameter));
    }

    /** A usual span of dates. */
    public record DatePreset(String name, String from, String to, boolean current, String edit) {}
}
