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
    DATE(Place.IN_VIEW, FilterField.DATE, null, (criteria, field, values) -> criteria.period(values.period(field))),
    TIME(Place.IN_VIEW, FilterField.TIME, null, (criteria, field, values) -> criteria.window(values.window(field))),
    VOICE_STATUS(
            Place.IN_VIEW,
            FilterField.choices("voiceStatus", names(VoiceStatus.values())),
            Trait.CALL,
            each((criteria, codes) -> criteria.outcomes(o -> o.endedAs(codes)))),
    SERVICE_STATUS(
            Place.IN_VIEW,
            FilterField.choice("serviceStatus", "COMPLETED", "TRANSFERRED"),
            Trait.SERVICE_STATUS,
            one((criteria, code) -> criteria.outcomes(o -> o.status().name().equals("SERVICE_" + code)))),
    SERVICE(Place.IN_VIEW, FilterField.picks("service"), null, each(SearchCriteria::services)),
    AGENT(Place.IN_VIEW, FilterField.picks("agent"), null, each(SearchCriteria::agents)),
    STATUS(
            FilterField.choices("status", names(Status.values())),
            null,
            each((criteria, codes) -> criteria.outcomes(o -> isOneOf(o.status(), codes)))),
    PORTFOLIO(
            FilterField.choice("portfolio", "true", "false"),
            null,
            one((criteria, code) -> criteria.outcomes(o -> Boolean.valueOf(code).equals(o.portfolio())))),
    EXPIRATION(
            FilterField.choice("expiration", names(Expiration.values())),
            Trait.EXPIRATION,
            each((criteria, codes) -> criteria.outcomes(o -> isOneOf(o.expiration(), codes)))),
    STARTED_BY(
            FilterField.choice("startedBy", names(StartedBy.values())),
            Trait.STARTED_BY,
            each((criteria, codes) -> criteria.outcomes(o -> isOneOf(o.startedBy(), codes)))),
    EMAIL(FilterField.text("email"), Trait.EMAIL_ADDRESS, one(SearchCriteria::email)),
    PHONE(FilterField.phone("phone"), Trait.PHONE, one(SearchCriteria::phone)),
    PROTOCOL(FilterField.text("protocol"), null, one(SearchCriteria::protocol)),
    EXTERNAL_PROTOCOL(FilterField.text("externalProtocol"), null, one(SearchCriteria::externalProtocol)),
    TAG(FilterField.picks("tag"), null, each(SearchCriteria::tags)),
    AGENT_TAG(FilterField.picks("agentTag"), null, each(SearchCriteria::agentTags)),
    CONTACT_EXTERNAL_ID(FilterField.text("contactExternalId"), null, one(SearchCriteria::contactExternalId)),
    /** Narrows by itself only while no contact is picked from the list it opens. */
    CONTACT_SEARCH(FilterField.text("contactSearch"), null, InteractionField::contactName),
    CONTACT(FilterField.picks("contact"), null, each(SearchCriteria::contacts)),
    /** Reached from an import, which leads to the rows it wrote. */
    IMPORT(FilterField.picks("import"), null, each(SearchCriteria::imports));

    /** Where a filter stands in the form. */
    private enum Place {
        IN_VIEW,
        /** Among those that the reader opens. */
        FOLDED
    }

    private final Place place;

    @SuppressWarnings("ImmutableEnumChecker") // a record of immutable lists
    private final FilterField field;

    /** The path of the contacts whose name contains what is typed. */
    public static final String CONTACT_SUGGESTIONS = "/interactions/contacts";

    private final @Nullable Trait trait;

    @SuppressWarnings("ImmutableEnumChecker") // a stateless function
    private final Narrowing narrowing;

    /** What the values of a filter add to the criteria. */
    private interface Narrowing {
        void addTo(SearchCriteria criteria, FilterField field, FilterValues values);
    }

    InteractionField(FilterField field, @Nullable Trait trait, Narrowing narrowing) {
        this(Place.FOLDED, field, trait, narrowing);
    }

    InteractionField(Place place, FilterField field, @Nullable Trait trait, Narrowing narrowing) {
        this.place = place;
        this.field = field;
        this.trait = trait;
        this.narrowing = narrowing;
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
    public Optional<String> suggestions() {
        return this == CONTACT ? Optional.of(CONTACT_SUGGESTIONS) : Optional.empty();
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
            narrowing.addTo(criteria, field, values);
        }
    }

    private static Narrowing each(BiConsumer<SearchCriteria, List<String>> narrow) {
        return (criteria, field, values) -> narrow.accept(criteria, values.all(field));
    }

    private static Narrowing one(BiConsumer<SearchCriteria, String> narrow) {
        return (criteria, field, values) -> values.one(field).ifPresent(value -> narrow.accept(criteria, value));
    }

    private static void contactName(SearchCriteria criteria, FilterField field, FilterValues values) {
        if (!values.has(CONTACT.field)) {
            values.one(field).ifPresent(criteria::contactName);
        }
    }

    private static boolean isOneOf(@Nullable Enum<?> fact, List<String> codes) {
        return fact != null && codes.contains(fact.name());
    }

    private static String[] names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toArray(String[]::new);
    }
}
