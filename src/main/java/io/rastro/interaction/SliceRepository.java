package io.rastro.interaction;

import io.rastro.report.Cursor;
import io.rastro.report.InstantRange;
import io.rastro.report.Order;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Finds out which time a search has to look at, and where to cut it. */
@Repository
class SliceRepository {

    /** So few lines are read as quickly as it takes to think of something better. */
    static final int FIRST_WALK_LINES = 2_000;

    private final NamedParameterJdbcTemplate jdbc;
    private final ZoneId zone;
    private final int firstWalk;

    @Autowired
    SliceRepository(NamedParameterJdbcTemplate jdbc, ZoneId zone) {
        this(jdbc, zone, FIRST_WALK_LINES);
    }

    SliceRepository(NamedParameterJdbcTemplate jdbc, ZoneId zone, int firstWalk) {
        this.jdbc = jdbc;
        this.zone = zone;
        this.firstWalk = firstWalk;
    }

    Slices slices(Restriction restriction, Order order, @Nullable Cursor after) {
        return new Slices(
                whole(restriction, order, after),
                !restriction.keys().isEmpty(),
                firstWalk,
                restriction.medium(),
                order,
                this::cut);
    }

    private @Nullable InstantRange whole(Restriction restriction, Order order, @Nullable Cursor after) {
        InstantRange range = asked(restriction, order, after);
        for (Map.Entry<Key, Set<Object>> key : restriction.keys().entrySet()) {
            if (range != null && key.getKey().leads(key.getValue())) {
                range = narrowed(range, key, restriction.medium(), order);
            }
        }
        return range;
    }

    /** What the filter and the cursor leave of the time in which the medium has lines. */
    private @Nullable InstantRange asked(Restriction restriction, Order order, @Nullable Cursor after) {
        Instant first = edge(restriction.medium(), "asc");
        Instant last = edge(restriction.medium(), "desc");
        if (first == null || last == null) {
            return null;
        }
        InstantRange range = new InstantRange(first, last.plusSeconds(1));
        range = starting(range, restriction.period().start(zone));
        range = ending(range, restriction.period().end(zone));
        if (after == null) {
            return range;
        }
        return order == Order.NEWEST ? ending(range, after.instant().plusSeconds(1)) : starting(range, after.instant());
    }

    private @Nullable Instant edge(Medium medium, String direction) {
        return first(
                "select received_at from interaction where medium = :medium order by received_at " + direction
                        + " limit 1",
                Map.of("medium", medium.name()));
    }

    /** Begins where a line first carries one of the ids: those of agents who left are all old. */
    private @Nullable InstantRange narrowed(
            InstantRange range, Map.Entry<Key, Set<Object>> ids, Medium medium, Order order) {
        Key key = ids.getKey();
        Map<String, Object> parameters = parameters(range, medium);
        parameters.put(key.parameter(), key.toArray(ids.getValue()));
        Instant edge = first(
                "select " + (order == Order.NEWEST ? "max" : "min") + "(received_at) from unnest(" + key.array()
                        + ") key (id) cross join lateral (select x.received_at from " + key.table() + " x where x."
                        + key.column() + " = key.id and " + key.ofMedium() + " and x.received_at >= :rangeStart"
                        + " and x.received_at < :rangeEnd order by x.received_at " + direction(order)
                        + " limit 1) edge",
                parameters);
        if (edge == null) {
            return null;
        }
        return order == Order.NEWEST ? ending(range, edge.plusSeconds(1)) : starting(range, edge);
    }

    private @Nullable Instant cut(int lines, InstantRange range, Medium medium, Order order) {
        Instant stamp = first(
                "select received_at from interaction where medium = :medium and received_at >= :rangeStart"
                        + " and received_at < :rangeEnd order by received_at " + direction(order) + " offset " + lines
                        + " limit 1",
                parameters(range, medium));
        return stamp == null || order == Order.NEWEST ? stamp : stamp.plusSeconds(1);
    }

    private static Map<String, Object> parameters(InstantRange range, Medium medium) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("medium", medium.name());
        parameters.put("rangeStart", range.start().atOffset(ZoneOffset.UTC));
        parameters.put("rangeEnd", range.end().atOffset(ZoneOffset.UTC));
        return parameters;
    }

    private @Nullable Instant first(String sql, Map<String, Object> parameters) {
        List<@Nullable OffsetDateTime> found =
                jdbc.query(sql, parameters, (row, number) -> row.getObject(1, OffsetDateTime.class));
        return found.stream()
                .filter(Objects::nonNull)
                .map(OffsetDateTime::toInstant)
                .findFirst()
                .orElse(null);
    }

    private static String direction(Order order) {
        return order == Order.NEWEST ? "desc" : "asc";
    }

    private static InstantRange starting(InstantRange range, @Nullable Instant start) {
        return start == null || start.isBefore(range.start()) ? range : new InstantRange(start, range.end());
    }

    private static InstantRange ending(InstantRange range, @Nullable Instant end) {
        return end == null || end.isAfter(range.end()) ? range : new InstantRange(range.start(), end);
    }
}
