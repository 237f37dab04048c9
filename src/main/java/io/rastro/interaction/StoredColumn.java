package io.rastro.interaction;

import io.rastro.interaction.InteractionRows.Dictionaries;
import io.rastro.interaction.Medium.Trait;
import io.rastro.interaction.Outcome.OutcomeMapper;
import io.rastro.report.sql.RowFields;
import io.rastro.text.Mask;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stored fact of an interaction, with its SQL and how it is read: the list of a SELECT and the rows follow. In the SQL,
 * i is the interaction, c its contact, q what was measured of its call. Names come from dictionaries in memory, and texts
 * as they were sent: both are what a million rows are read fastest by.
 *
 * @param <T> its value, null when it is unknown
 */
final class StoredColumn<T> {

    /** Reads the value at a position of a row. */
    private interface Reader<T> {

        @Nullable
        T read(RowFields row, int position, Dictionaries dictionaries) throws SQLException;
    }

    private static final List<StoredColumn<?>> COLLECTED = new ArrayList<>();

    // What rows, or several columns, are made of; a fact that one column shows is declared by the column.

    static final StoredColumn<Long> ID = number("i.id");
    static final StoredColumn<Long> CONVERSATION_ID = number("i.conversation_id");
    static final StoredColumn<Instant> RECEIVED_AT = instant("i.received_at");
    static final StoredColumn<Instant> QUEUED_AT = instant("i.queued_at");
    static final StoredColumn<Instant> ANSWERED_AT = instant("i.answered_at");
    static final StoredColumn<Instant> FIRST_MESSAGE_AT = instant("i.first_message_at");
    static final StoredColumn<Instant> FINISHED_AT = instant("i.finished_at");
    static final StoredColumn<Outcome> OUTCOME =
            new StoredColumn<>("i.outcome_id", (row, position, dictionaries) -> dictionaries.outcome(row.id(position)));
    static final StoredColumn<CharSequence> PROTOCOL = text("i.protocol");
    static final StoredColumn<String> SERVICE = new StoredColumn<>(
            "i.service_id",
            (row, position, dictionaries) -> dictionaries.names().service(row.id(position)));
    static final StoredColumn<String> AGENT = new StoredColumn<>(
            "i.agent_id", (row, position, dictionaries) -> dictionaries.names().agent(row.id(position)));
    static final StoredColumn<CharSequence> FROM_ADDRESS = personal("i.from_address", Mask::text);
    /** Unproductive time (TMI), in seconds. */
    static final StoredColumn<Long> HOLD_SECONDS = number("i.hold_seconds").onlyOf(Trait.HOLD);

    /** Names of the wrap-up tags, in the order they were chosen. */
    static final StoredColumn<List<String>> TAGS =
            new StoredColumn<>("i.tag_ids", (row, position, dictionaries) -> dictionaries.tags(row.ids(position)));

    static final StoredColumn<Long> CONTACT_ID = number("i.contact_id");
    static final StoredColumn<CharSequence> CONTACT_NAME = personal("c.name", Mask::text);

    static final StoredColumn<Double> JITTER_MS = decimal("q.jitter_ms").onlyOf(Trait.CALL);
    static final StoredColumn<Double> PACKET_LOSS_PERCENT =
            decimal("q.packet_loss_percent").onlyOf(Trait.CALL);

    private static final List<StoredColumn<?>> NAMED = List.copyOf(COLLECTED);

    private final int index = COLLECTED.size();
    private final String sql;
    private final Reader<T> reader;
    private @Nullable Trait trait;

    private StoredColumn(String sql, Reader<T> reader) {
        this.sql = sql;
        this.reader = reader;
        COLLECTED.add(this);
    }

    /** Other media do not have it: it is not asked for. */
    private StoredColumn<T> onlyOf(Trait required) {
        trait = required;
        return this;
    }

    /** Every stored column; each has its index here. */
    static List<StoredColumn<?>> all() {
        return and(Arrays.stream(InteractionColumn.values()));
    }

    /** Those of a medium, in the order in which they are selected. */
    static List<StoredColumn<?>> of(Medium medium) {
        return and(InteractionColumn.ofGrid(medium).stream()).stream()
                .filter(column -> column.trait == null || medium.has(column.trait))
                .toList();
    }

    /** Those that have a name here, and those of the columns that only show what is stored. */
    private static List<StoredColumn<?>> and(Stream<InteractionColumn> columns) {
        return Stream.concat(NAMED.stream(), columns.flatMap(column -> column.stored().stream()))
                .distinct()
                .toList();
    }

    /** What a SELECT of a medium's rows asks for. */
    static String selectList(Medium medium) {
        return of(medium).stream().map(column -> column.sql).collect(Collectors.joining(", "));
    }

    /** Puts its value, which stands at this position of the row, among those of all columns. */
    void read(RowFields row, int position, Dictionaries dictionaries, @Nullable Object[] values) throws SQLException {
        values[index] = reader.read(row, position, dictionaries);
    }

    /** Its value among those of all columns. */
    @SuppressWarnings("unchecked") // what read() put there
    @Nullable
    T in(List<@Nullable Object> values) {
        return (T) values.get(index);
    }

    static StoredColumn<CharSequence> text(String sql) {
        return new StoredColumn<>(sql, (row, position, dictionaries) -> row.text(position));
    }

    /** A text that tells more of a person than some readers may see. */
    static StoredColumn<CharSequence> personal(
            String sql, BiFunction<Mask, CharSequence, @Nullable CharSequence> shown) {
        return new StoredColumn<>(sql, (row, position, dictionaries) -> {
            CharSequence text = row.text(position);
            return text == null || !dictionaries.mask().hides() ? text : shown.apply(dictionaries.mask(), text);
        });
    }

    static <E extends Enum<E>> StoredColumn<E> constant(String sql, Class<E> type) {
        return new StoredColumn<>(sql, (row, position, dictionaries) -> {
            CharSequence name = row.text(position);
            return OutcomeMapper.constant(type, name == null ? null : name.toString());
        });
    }

    static StoredColumn<Long> number(String sql) {
        return new StoredColumn<>(sql, (row, position, dictionaries) -> row.number(position));
    }

    private static StoredColumn<Double> decimal(String sql) {
        return new StoredColumn<>(sql, (row, position, dictionaries) -> row.decimal(position));
    }

    static StoredColumn<Instant> instant(String sql) {
        return new StoredColumn<>(sql, (row, position, dictionaries) -> row.instant(position));
    }
}
