package io.rastro.interaction;

import io.rastro.directory.DeclaredFilter;
import io.rastro.directory.DirectoryKind;
import io.rastro.interaction.Medium.Trait;
import io.rastro.report.Control;
import io.rastro.report.FilterField;
import io.rastro.report.FilterValues;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Every filter of interaction tracking, each declared once: what it looks like, which media have it, what it adds to
 * the criteria. The form, the check of the URL, the query, the summary and the help page follow from this list.
 */
public enum InteractionField implements DeclaredFilter {
    DATE(
            Place.IN_VIEW,
            FilterField.dates("date", "from", "to"),
            null,
            (criteria, values) -> criteria.period(values.period("from", "to"))),
    TIME(
            Place.IN_VIEW,
            FilterField.times("time", "timeFrom", "timeTo"),
            null,
            (criteria, values) -> criteria.window(values.window("timeFrom", "timeTo"))),
    VOICE_STATUS(
            Place.IN_VIEW,
            FilterField.choices("voiceStatus", names(VoiceStatus.values())),
            Trait.CALL,
            each("voiceStatus", (criteria, codes) -> criteria.outcomes(o -> o.endedAs(codes)))),
    SERVICE_STATUS(
            Place.IN_VIEW,
            FilterField.choice("serviceStatus", "COMPLETED", "TRANSFERRED"),
            Trait.SERVICE_STATUS,
            one(
                    "serviceStatus",
                    (criteria, code) -> criteria.outcomes(o -> o.status().name().equals("SERVICE_" + code)))),
    SERVICE(Place.IN_VIEW, FilterField.picks("service"), null, each("service", SearchCriteria::services)),
    AGENT(Place.IN_VIEW, FilterField.picks("agent"), null, each("agent", SearchCriteria::agents)),
    STATUS(
            FilterField.choices("status", names(Status.values())),
            null,
            each("status", (criteria, codes) -> criteria.outcomes(o -> isOneOf(o.status(), codes)))),
    PORTFOLIO(
            FilterField.choice("portfolio", "true", "false"),
            null,
            one(
                    "portfolio",
                    (criteria, code) ->
                            criteria.outcomes(o -> Boolean.valueOf(code).equals(o.portfolio())))),
    EXPIRATION(
            FilterField.choice("expiration", names(Expiration.values())),
            Trait.EXPIRATION,
            each("expiration", (criteria, codes) -> criteria.outcomes(o -> isOneOf(o.expiration(), codes)))),
    STARTED_BY(
            FilterField.choice("startedBy", names(StartedBy.values())),
            Trait.STARTED_BY,
            each("startedBy", (criteria, codes) -> criteria.outcomes(o -> isOneOf(o.startedBy(), codes)))),
    EMAIL(FilterField.text("email"), Trait.EMAIL_ADDRESS, one("email", SearchCriteria::email)),
    PHONE(FilterField.phone("phone"), Trait.PHONE, one("phone", SearchCriteria::phone)),
    PROTOCOL(FilterField.text("protocol"), null, one("protocol", SearchCriteria::protocol)),
    EXTERNAL_PROTOCOL(
            FilterField.text("externalProtocol"), null, one("externalProtocol", SearchCriteria::externalProtocol)),
    TAG(FilterField.picks("tag"), null, each("tag", SearchCriteria::tags)),
    AGENT_TAG(FilterField.picks("agentTag"), null, each("agentTag", SearchCriteria::agentTags)),
    CONTACT_EXTERNAL_ID(
            FilterField.text("contactExternalId"), null, one("contactExternalId", SearchCriteria::contactExternalId)),
    /** Narrows by itself only while no contact is picked from the list it opens. */
    CONTACT_SEARCH(FilterField.text("contactSearch"), null, (criteria, values) -> {
        if (values.all("contact").isEmpty()) {
            one("contactSearch", SearchCriteria::contactName).accept(criteria, values);
        }
    }),
    CONTACT(FilterField.picks("contact"), null, each("contact", SearchCriteria::contacts)),
    /** Reached from an import, which leads to the rows it wrote. */
    IMPORT(FilterField.picks("import"), null, each("import", SearchCriteria::imports));

    /** Where a filter stands in the form. */
    private enum Place {
        IN_VIEW,
        /** Among those that the reader opens. */
        FOLDED
    }

    private final Place place;

    @SuppressWarnings("ImmutableEnumChecker") // a record of immutable lists
    private final FilterField field;

    private final @Nullable Trait trait;

    @SuppressWarnings("ImmutableEnumChecker") // a stateless function
    private final BiConsumer<SearchCriteria, FilterValues> addTo;

    InteractionField(FilterField field, @Nullable Trait trait, BiConsumer<SearchCriteria, FilterValues> restrict) {
        this(Place.FOLDED, field, trait, restrict);
    }

    InteractionField(
            Place place, FilterField field, @Nullable Trait trait, BiConsumer<SearchCriteria, FilterValues> restrict) {
        this.place = place;
        this.field = field;
        this.trait = trait;
        this.addTo = restrict;
    }

    @Override
    public FilterField field() {
        return field;
    }

    public boolean availableFor(Medium medium) {
        return trait == null || medium.has(trait);
    }

    @Override
    public Optional<DirectoryKind> directory() {
        return field.control() == Control.PICKS ? Optional.of(DirectoryKind.valueOf(name())) : Optional.empty();
    }

    @Override
    public boolean common() {
        return place == Place.IN_VIEW;
    }

    /** The filters of a medium, in the order of the form. */
    public static List<InteractionField> of(Medium medium) {
        return Arrays.stream(values())
                .filter(field -> field.availableFor(medium))
                .toList();
    }

    static List<FilterField> declared() {
        return Arrays.stream(values()).map(InteractionField::field).toList();
    }

    /** Narrows the criteria by this filter's values, if it has any. */
    void addTo(SearchCriteria criteria, FilterValues values) {
        if (values.has(field)) {
            addTo.accept(criteria, values);
        }
    }

    private static BiConsumer<SearchCriteria, FilterValues> each(
            String parameter, BiConsumer<SearchCriteria, List<String>> narrow) {
        return (criteria, values) -> narrow.accept(criteria, values.all(parameter));
    }

    private static BiConsumer<SearchCriteria, FilterValues> one(
            String parameter, BiConsumer<SearchCriteria, String> narrow) {
        return (criteria, values) -> values.one(parameter).ifPresent(value -> narrow.accept(criteria, value));
    }

    private static boolean isOneOf(@Nullable Enum<?> fact, List<String> codes) {
        return fact != null && codes.contains(fact.name());
    }

    private static String[] names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toArray(String[]::new);
    }
}
