package io.rastro.interaction.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.DeclaredFilter;
import io.rastro.directory.DirectoryOption;
import io.rastro.directory.web.FilterForm;
import io.rastro.directory.web.FilterForms;
import io.rastro.interaction.ContactLookup;
import io.rastro.interaction.InteractionField;
import io.rastro.interaction.InteractionFilter;
import io.rastro.interaction.Medium;
import io.rastro.report.FilterProblem;
import io.rastro.report.FilterValues;
import io.rastro.report.web.ReportRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Builds the filter form of a request. */
@Component
class FormFactory {

    private static final int LONGEST_FRAGMENT_LISTED = 200;
    private static final String SERVICE_STATUS =
            InteractionField.SERVICE_STATUS.field().name();
    private static final String PRESELECTED = "COMPLETED";

    private final ContactLookup lookup;
    private final FilterForms forms;

    FormFactory(ContactLookup lookup, FilterForms forms) {
        this.lookup = lookup;
        this.forms = forms;
    }

    /** The form with what was sent, right or wrong, and the problems at their fields. */
    ModelAndView of(ReportRequest request, PortalUser reader) {
        return build(request, List.of(), reader);
    }

    /** The form while it is filled in: what the chosen medium does not have is taken out and named. */
    ModelAndView draft(ReportRequest request, PortalUser reader) {
        FilterValues sent = request.values();
        Medium medium = InteractionAddress.medium(sent).orElse(null);
        List<String> dropped = Arrays.stream(InteractionField.values())
                .filter(field -> sent.has(field.field()) && !available(field, medium))
                .filter(field -> !preselected(field, sent))
                .map(field -> field.field().name())
                .toList();
        FilterValues kept = sent.only(parameter -> parameter.equals(InteractionFilter.MEDIUM)
                || Arrays.stream(InteractionField.values())
                        .anyMatch(field -> available(field, medium)
                                && field.field().parameters().contains(parameter)));
        boolean preselect = medium != null
                && InteractionField.SERVICE_STATUS.availableFor(medium)
                && !request.parameters().containsKey(SERVICE_STATUS)
                && !kept.has(InteractionField.STATUS.field());
        return build(request.draft(preselect ? kept.with(SERVICE_STATUS, PRESELECTED) : kept), dropped, reader);
    }

    // What the form chose by itself goes without a word.
    private static boolean preselected(InteractionField field, FilterValues values) {
        return field == InteractionField.SERVICE_STATUS
                && values.all(SERVICE_STATUS).equals(List.of(PRESELECTED));
    }

    private ModelAndView build(ReportRequest request, List<String> dropped, PortalUser reader) {
        FilterValues values = request.values();
        List<FilterProblem> problems = request.problems();
        Medium medium = InteractionAddress.medium(values).orElse(null);
        List<InteractionField> fields = Arrays.stream(InteractionField.values())
                .filter(field -> (isOffered(field, values) && available(field, medium)) || hasProblem(field, problems))
                .toList();
        FilterForm form = forms.build(
                InteractionController.PATH,
                fields,
                request,
                filter -> options(filter, request, reader),
                InteractionAddress.linksOf(request)::editDates);
        return new ModelAndView("interactions/form")
                .addObject("form", form.ledBy(InteractionFilter.MEDIUM))
                .addObject("draft", new FormView(medium, dropped))
                .addObject("order", request.order());
    }

    // An import is not looked for among hundreds of files, but followed from its own page.
    private static boolean isOffered(InteractionField field, FilterValues values) {
        return field != InteractionField.IMPORT || values.has(field.field());
    }

    private static boolean available(InteractionField field, @Nullable Medium medium) {
        return medium == null
                ? Arrays.stream(Medium.values()).allMatch(field::availableFor)
                : field.availableFor(medium);
    }

    private static boolean hasProblem(InteractionField field, List<FilterProblem> problems) {
        return problems.stream().anyMatch(problem -> field.field().parameters().contains(problem.parameter()));
    }

    // Contacts are those picked, and those that the typed name lists: without JavaScript this is how one is found.
    private List<DirectoryOption> options(DeclaredFilter filter, ReportRequest request, PortalUser reader) {
        List<DirectoryOption> options = forms.options(filter, request, reader);
        return filter == InteractionField.CONTACT
                ? Stream.concat(options.stream(), named(request.values(), reader).stream())
                        .distinct()
                        .toList()
                : options;
    }

    private List<DirectoryOption> named(FilterValues values, PortalUser reader) {
        return values.one(InteractionField.CONTACT_SEARCH.field())
                .filter(fragment -> fragment.length() <= LONGEST_FRAGMENT_LISTED && fragment.indexOf('\0') < 0)
                .map(fragment -> lookup.named(fragment, reader))
                .orElse(List.of());
    }

    /**
     * What stands above the fields in the filter form of interaction tracking.
     *
     * @param medium null: none is chosen
     * @param dropped names of filters taken out because the medium now chosen does not have them
     */
    public record FormView(@Nullable Medium medium, List<String> dropped) {

        public Medium[] media() {
            return Medium.values();
        }
    }
}
