package io.rastro.interaction;

import java.util.Collection;

/**
 * What an interaction can be found by in the order of the grid: each has an index that ends in (received_at, id). In the
 * order of preference: the first is likely to leave the fewest rows.
 */
enum Key {
    CONTACT("contact_id", "bigint", 1_000),
    EMAIL("email", "text", 1_000),
    AGENT("agent_id", "int", 1_000),
    IMPORT("import_id", "int", 50),
    TAG("tag_id", "int", 50),
    SERVICE("service_id", "int", 50),
    OUTCOME("outcome_id", "int", 200);

    private final String column;
    private final String type;
    private final int mostProbes;

    Key(String column, String type, int mostProbes) {
        this.column = column;
        this.type = type;
        this.mostProbes = mostProbes;
    }

    String column() {
        return column;
    }

    /** The table that has one row for each interaction and id. */
    String table() {
        return this == TAG ? "interaction_tag" : "interaction";
    }

    /** The condition on its table x that the medium's lines fulfil; an outcome is that of one medium anyway. */
    String ofMedium() {
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
    boolean leads(Collection<?> ids) {
        return ids.size() <= mostProbes;
    }

    /** The condition on interaction i that holds for these ids. */
    String condition() {
        return this == TAG ? "i.tag_ids && " + array() : "i." + column + " = any(" + array() + ")";
    }

    /** The same inside the range of {@link Conditions#range}, in the form in which the key's own index finds it. */
    String conditionInRange() {
        return this == TAG
                ? "(i.id, i.received_at) in (select t.interaction_id, t.received_at from interaction_tag t"
                        + " where t.tag_id = any(" + array() + ") and t.medium = :medium"
                        + " and t.received_at >= :rangeStart and t.received_at < :rangeEnd)"
                : condition();
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
