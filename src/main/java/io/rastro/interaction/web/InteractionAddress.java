package io.rastro.interaction.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.web.SearchableReport;
import io.rastro.interaction.InteractionField;
import io.rastro.interaction.InteractionFilter;
import io.rastro.interaction.Medium;
import io.rastro.report.FilterCheck;
import io.rastro.report.FilterField;
import io.rastro.report.FilterProblem;
import io.rastro.report.FilterValues;
import io.rastro.report.MessageKey;
import io.rastro.report.web.ReportLinks;
import io.rastro.report.web.ReportRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The address of a search of interaction tracking: a medium, and filters that the medium has. */
@Component
class InteractionAddress implements SearchableReport<InteractionFilter> {

    private static final FilterField MEDIUM =
            FilterField.choice(InteractionFilter.MEDIUM, Medium.class).namedBy("medium");

    private final FormFactory forms;

    InteractionAddress(FormFactory forms) {
        this.forms = forms;
    }

    @Override
    public String path() {
        return InteractionController.PATH;
    }

    @Override
    public String titleKey() {
        return "interactions.title";
    }

    @Override
    public Optional<FilterField> lead() {
        return Optional.of(MEDIUM);
    }

    @Override
    public List<InteractionField> filters() {
        return List.of(InteractionField.values());
    }

    @Override
    public List<FilterField> fields() {
        return declared();
    }

    private static List<FilterField> declared() {
        return Stream.concat(
                        Stream.of(MEDIUM),
                        Arrays.stream(InteractionField.values()).map(InteractionField::field))
                .toList();
    }

    @Override
    public Optional<String> file() {
        return Optional.of(InteractionController.PATH);
    }

    @Override
    public Set<String> presentation() {
        return ReportRequest.OF_LIST;
    }

    @Override
    public List<FilterProblem> problems(ReportRequest request) {
        return problems(request.values());
    }

    static List<FilterProblem> problems(FilterValues values) {
        List<FilterProblem> problems = new ArrayList<>();
        Optional<Medium> medium = medium(values);
        if (medium.isEmpty()) {
            problems.add(mediumProblem(values.all(InteractionFilter.MEDIUM)));
        }
        problems.addAll(FilterCheck.unknownParameters(declared(), values));
        for (InteractionField field : InteractionField.values()) {
            problems.addAll(problems(field, medium.orElse(null), values));
        }
        problems.addAll(FilterCheck.invertedDates(InteractionField.DATE.field(), values, problems));
        return problems;
    }

    private static FilterProblem mediumProblem(List<String> codes) {
        return codes.isEmpty()
                ? new FilterProblem(InteractionFilter.MEDIUM, "filter.problem.media-missing")
                : new FilterProblem(InteractionFilter.MEDIUM, "filter.problem.media-unknown", String.join(", ", codes));
    }

    private static List<FilterProblem> problems(InteractionField field, @Nullable Medium medium, FilterValues values) {
        FilterField declared = field.field();
        return medium != null && values.has(declared) && !field.availableFor(medium)
                ? List.of(new FilterProblem(
                        declared.parameters().get(0),
                        "filter.problem.not-for-media",
                        new MessageKey("filter." + declared.name()),
                        new MessageKey(medium.messageKey())))
                : declared.problems(values);
    }

    /** The medium asked for; empty when it is missing or unknown. */
    static Optional<Medium> medium(FilterValues values) {
        List<String> codes = values.all(InteractionFilter.MEDIUM);
        return Arrays.stream(Medium.values())
                .filter(medium -> codes.equals(List.of(medium.name())))
                .findFirst();
    }

    @Override
    public InteractionFilter filter(ReportRequest request) {
        return InteractionFilter.of(medium(request.values()).orElseThrow(), request.values(), request.order());
    }

    @Override
    public ModelAndView form(ReportRequest request, PortalUser reader) {
        return forms.of(request, reader);
    }

    @Override
    public ModelAndView draft(ReportRequest request, PortalUser reader) {
        return forms.draft(request, reader);
    }

    @Override
    public ReportLinks links(ReportRequest request) {
        return linksOf(request);
    }

    // With a medium chosen, an absent service status is the reader's choice: it must not be preselected again.
    static ReportLinks linksOf(ReportRequest request) {
        boolean chosen = medium(request.values()).isPresent();
        FilterValues values = chosen
                ? request.values()
                : request.values().only(parameter -> !parameter.equals(InteractionFilter.MEDIUM));
        ReportLinks links = ReportLinks.of(declared(), values, request.order()).keptAs(request.search());
        return chosen
                ? links.blankInForm(InteractionField.SERVICE_STATUS.field().name())
                : links;
    }
}
