package io.rastro.interaction;

import io.rastro.directory.DeclaredFilter;
import io.rastro.directory.DirectoryKind;
import io.rastro.interaction.Medium.Trait;
import io.rastro.report.Control;
import io.rastro.report.FilterField;
import io.rastro.report.FilterValues;
import io.rastro.report.SecondsRange;
import io.rastro.text.PhoneNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Every filter of interaction tracking, each declared once: what it looks like, which media have it, what it adds to
 * the criteria. The form, the check of the URL, the query, the summary and the help page follow from this list.
 */
public enum InteractionField implements DeclaredFilter {
    DATE(Place.IN_VIEW, FilterField.DATE, null, new Criterion<>(FilterValues::period, SearchCriteria::period)),
    TIME(Place.IN_VIEW, FilterField.TIME, null, new Criterion<>(FilterValues::window, SearchCriteria::window)),
    VOICE_STATUS(
            Place.IN_VIEW,
            FilterField.choices("voiceStatus", VoiceStatus.class),
            Trait.CALL,
            codes(VoiceStatus.class, Outcome::endedAs)),
    SERVICE_STATUS(
            Place.IN_VIEW,
            FilterField.choice("serviceStatus", "COMPLETED", "TRANSFERRED"),
            Trait.SERVICE_STATUS,
            new Criterion<>(
                    (values, field) -> Status.valueOf("SERVICE_" + text(values, field)),
                    (criteria, status) -> criteria.outcomes(o -> o.status() == status))),
    SERVICE(Place.IN_VIEW, FilterField.picks("service"), null, ids(SearchCriteria::services)),
    AGENT(Place.IN_VIEW, FilterField.picks("agent"), null, ids(SearchCriteria::agents)),
    STATUS(
            FilterField.choices("status", Status.class),
            null,
            codes(Status.class, (outcome, chosen) -> chosen.contains(outcome.status()))),
    PORTFOLIO(
            FilterField.choice("portfolio", "true", "false"),
            null,
            yesOrNo((criteria, wanted) -> criteria.outcomes(o -> wanted.equals(o.portfolio())))),
    EXPIRATION(
            FilterField.choice("expiration", Expiration.class),
            Trait.EXPIRATION,
            codes(Expiration.class, (outcome, chosen) -> chosen.contains(outcome.expiration()))),
    STARTED_BY(
            FilterField.choice("startedBy", StartedBy.class),
            Trait.STARTED_BY,
            codes(StartedBy.class, (outcome, chosen) -> chosen.contains(outcome.startedBy()))),
    EMAIL(FilterField.text("email"), Trait.EMAIL_ADDRESS, text(SearchCriteria::email)),
    PHONE(FilterField.phone("phone"), Trait.PHONE, text(SearchCriteria::phone)),
    PROTOCOL(
            FilterField.text("protocol"),
            null,
            text((criteria, protocol) -> criteria.whereSelective("i.protocol = :protocol", "protocol", protocol))),
    EXTERNAL_PROTOCOL(
            FilterField.text("externalProtocol"),
            null,
            text((criteria, protocol) ->
                    criteria.whereSelective("i.external_protocol = :externalProtocol", "externalProtocol", protocol))),
    TAG(FilterField.picks("tag"), null, ids(SearchCriteria::tags)),
    AGENT_TAG(FilterField.picks("agentTag"), null, ids(SearchCriteria::agentTags)),
    CONTACT_EXTERNAL_ID(FilterField.text("contactExternalId"), null, text(SearchCriteria::contactExternalId)),
    /** Narrows by itself only while no contact is picked from the list it opens. */
    CONTACT_SEARCH(FilterField.text("contactSearch"), null, text(SearchCriteria::contactName)),
    CONTACT(FilterField.picks("contact"), null, new Criterion<>(FilterValues::longIds, SearchCriteria::contacts)),
    PROTOCOLS(
            FilterField.list("protocols"),
            null,
            list((criteria, protocols) ->
                    criteria.whereSelective("i.protocol = any(cast(:protocols as text[]))", "protocols", protocols))),
    PHONES(
            FilterField.phones("phones"),
            Trait.PHONE,
            list((criteria, phones) -> criteria.whereSelective(
                    PhoneSearch.ANY_OF, PhoneSearch.NUMBERS, PhoneSearch.wholeNumbers(phones)))),
    CONTACT_EXTERNAL_IDS(FilterField.list("contactExternalIds"), null, list(SearchCriteria::contactExternalIds)),
    RECORDING(FilterField.yesOrNo("recording"), Trait.CALL, yesOrNo(SearchCriteria::recorded)),
    TRANSFERRED(
            FilterField.yesOrNo("transferred"),
            null,
            yesOrNo((criteria, wanted) ->
                    criteria.outcomes(o -> wanted == (o.status() == Status.SERVICE_TRANSFERRED)))),
    ABANDONED(
            FilterField.yesOrNo("abandoned"),
            null,
            yesOrNo((criteria, wanted) -> criteria.outcomes(o -> wanted == (o.status() == Status.ABANDONED)))),
    HANDLING_TIME(FilterField.spans("handlingTime"), null, span(SearchCriteria::handlingTime)),
    WAIT(FilterField.spans("wait"), null, span((criteria, range) -> criteria.span(Facet.WAIT, range))),
    FIRST_RESPONSE_TIME(
            FilterField.spans("firstResponseTime"),
            null,
            span((criteria, range) -> criteria.span(Facet.FIRST_RESPONSE_TIME, range))),
    RESPONSE_TIME(
            FilterField.spans("responseTime"),
            Trait.REPLIES,
            span((criteria, range) -> criteria.span(Facet.RESPONSE_TIME, range))),
    /** Reached from an import, which leads to the rows it wrote. */
    IMPORT(FilterField.picks("import"), null, ids(SearchCriteria::imports));

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

    @SuppressWarnings("ImmutableEnumChecker") // a record of stateless functions
    private final Criterion<?> criterion;

    /** What a filter comes to: its value, and what the value adds to the criteria. */
    private record Criterion<V>(
            BiFunction<FilterValues, FilterField, V> reader, BiConsumer<SearchCriteria, V> narrowing) {

        @SuppressWarnings("unchecked") // what reader made
        void addTo(SearchCriteria criteria, Object value) {
            narrowing.accept(criteria, (V) value);
        }
    }

    InteractionField(FilterField field, @Nullable Trait trait, Criterion<?> criterion) {
        this(Place.FOLDED, field, trait, criterion);
    }

    InteractionField(Place place, FilterField field, @Nullable Trait trait, Criterion<?> criterion) {
        this.place = place;
        this.field = field;
        this.trait = trait;
        this.criterion = criterion;
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
    public boolean permitsMasked(FilterValues values) {
        return switch (this) {
            case PHONE ->
                PhoneNumber.of(text(values, field))
                        .filter(PhoneNumber::complete)
                        .isPresent();
            case EMAIL -> IdResolver.isWholeAddress(text(values, field));
            case CONTACT_SEARCH -> NamePattern.isOfName(text(values, field));
            default -> true;
        };
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

    /** Its value, of an address that was checked and gives one. */
    Object read(FilterValues values) {
        return criterion.reader().apply(values, field);
    }

    /** Narrows the criteria by a value that it read. */
    void addTo(SearchCriteria criteria, Object value) {
        criterion.addTo(criteria, value);
    }

    private static Criterion<Set<Integer>> ids(BiConsumer<SearchCriteria, Set<Integer>> narrowing) {
        return new Criterion<>(FilterValues::ids, narrowing);
    }

    private static Criterion<String> text(BiConsumer<SearchCriteria, String> narrowing) {
        return new Criterion<>(InteractionField::text, narrowing);
    }

    private static Criterion<Boolean> yesOrNo(BiConsumer<SearchCriteria, Boolean> narrowing) {
        return new Criterion<>((values, field) -> Boolean.valueOf(text(values, field)), narrowing);
    }

    private static Criterion<SecondsRange> span(BiConsumer<SearchCriteria, SecondsRange> narrowing) {
        return new Criterion<>(FilterValues::seconds, narrowing);
    }

    private static Criterion<String[]> list(BiConsumer<SearchCriteria, String[]> narrowing) {
        return new Criterion<>((values, field) -> values.all(field).toArray(String[]::new), narrowing);
    }

    private static String text(FilterValues values, FilterField field) {
        return values.one(field).orElseThrow();
    }

    /** Of facts that interactions ended with. */
    private static <E extends Enum<E>> Criterion<Set<E>> codes(Class<E> type, BiPredicate<Outcome, Set<E>> fitting) {
        return new Criterion<>(
                (values, field) -> values.codes(field, type),
                (criteria, chosen) -> criteria.outcomes(outcome -> fitting.test(outcome, chosen)));
    }
}
