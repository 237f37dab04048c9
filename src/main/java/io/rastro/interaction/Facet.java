package io.rastro.interaction;

import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column by which interactions are found in the order of the grid: each has an index that ends in (received_at, id).
 * In the order of preference: the first is likely to leave the fewest rows.
 */
enum Facet {
    CONTACT("contact_id", "bigint", 100),
    EMAIL("email", "text", 100),
    AGENT("agent_id", "int", 100),
    RESPONSE_TIME("response_seconds", "i.response_seconds"),
    FIRST_RESPONSE_TIME("first_response_seconds", "i.first_response_seconds"),
    WAIT("queued_at", ElapsedTime.sql("i.queued_at", "coalesce(i.answered_at, i.finished_at)")),
    HANDLING_TIME("answered_at", ElapsedTime.sql("i.answered_at", "i.finished_at")),
    IMPORT("import_id", "int", 50),
    TAG("tag_id", "int", 50),
    SERVICE("service_id", "int", 50),
    OUTCOME("outcome_id", "int", 200);

    /** Of so many ids an index is still read in a month or two: each costs a way down the tree. */
    private static final int MAX_KEYS = 1_000;

    private final String column;
    private final String type;
    private final int maxProbes;
    private final @Nullable String seconds;

    Facet(String column, String type, int mostProbes) {
        this.column = column;
        this.type = type;
        this.maxProbes = mostProbes;
        this.seconds = null;
    }

    /**
     * A length of time, found by the bucket that it falls into.
     *
     * @param column where it is null, the length is unknown, and in no index
     * @param seconds its SQL of interaction i
     */
    Facet(String column, String seconds) {
        this.column = column;
        this.type = "int";
        this.maxProbes = 100;
        this.seconds = seconds;
    }

    /** The SQL of a length of time of interaction i. */
    String seconds() {
        return Objects.requireNonNull(seconds);
    }

    /** The condition on a table that has its column: that it is this value. */
    String is(String table, String value) {
        return seconds == null
                ? table + "." + column + " = " + value
                : "span_bucket(" + seconds.replace("i.", table + ".") + ") = " + value + " and " + table + "." + column
                        + " is not null";
    }

    /** The same of any of the ids. */
    String isAny(String table) {
        return is(table, "any(" + array() + ")");
    }

    /** The table that has one row for each interaction and id. */
    String table() {
        return this == TAG ? "interaction_tag" : "interaction";
    }

    /** The condition on its table x that the medium's rows fulfil; an outcome is that of one medium anyway. */
    String mediumCondition() {
        // Asked for the medium as well, the planner would read its whole index to intersect the two.
        return this == OUTCOME ? "true" : "x.medium = :medium";
    }

    /** The query parameter that carries the ids. */
    String parameter() {
        return column + "s";
    }

    /** The ids as an SQL array. */
    String array() {
        return "cast(:" + parameter() + " as " + type + "[])";
    }

    /** Whether so few ids are given that one index probe for each is cheaper than the ordered scan. */
    boolean cheapToProbe(Collection<?> ids) {
        return ids.size() <= maxProbes;
    }

    /** The condition on interaction i that holds for these ids. */
    String condition() {
        return this == TAG ? "i.tag_ids && " + array() : isAny("i");
    }

    /** The column of {@link #table} that holds the interaction's id. */
    String idColumn() {
        return this == TAG ? "interaction_id" : "id";
    }

    /** Whether so few ids are given that their keys are read from the index, month by month. */
    boolean hasReadableKeys(Collection<?> ids) {
        return ids.size() <= MAX_KEYS;
    }

    /** The ids as a Java array that the driver turns into an SQL one. */
    Object toArray(Collection<?> ids) {
        return switch (type) {
            case "bigint" ->
                ids.stream().mapToLong(id -> ((Number) id).longValue()).toArray();
            case "int" -> ids.stream().mapToInt(id -> ((Number) id).intValue()).toArray();
            default -> ids.toArray(String[]::new);
        };
    }
}
