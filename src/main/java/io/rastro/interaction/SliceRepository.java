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
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Finds out which time a search has to look at. */
@Repository
class SliceRepository {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final NamedParameterJdbcTemplate jdbc;
    private final ZoneId zone;

    SliceRepository(NamedParameterJdbcTemplate jdbc, ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    /** The pieces of a search; null: nothing can match. */
    @Nullable
    Slices slices(Restriction restriction, Order order, @Nullable Cursor after, int firstWalk) {
        InstantRange range = asked(restriction, order, after);
        for (Map.Entry<Key, Set<Object>> key : restriction.keys().entrySet()) {
            if (range != null) {
                range = narrowed(range, key, restriction.medium(), order);
            }
        }
        return range == null || !range.start().isBefore(range.end())
                ? null
                : new Slices(range, !restriction.keys().isEmpty(), order, () -> far(restriction, order), firstWalk);
    }

    private InstantRange asked(Restriction restriction, Order order, @Nullable Cursor after) {
        InstantRange range = new InstantRange(FIRST, LAST);
        range = starting(range, restriction.period().start(zone));
        range = ending(range, restriction.period().end(zone));
        if (after == null) {
            return range;
        }
        return order == Order.NEWEST ? ending(range, after.instant().plusSeconds(1)) : starting(range, after.instant());
    }

    private Instant far(Restriction restriction, Order order) {
        Instant asked = order == Order.NEWEST
                ? restriction.period().start(zone)
                : restriction.period().end(zone);
        if (asked != null) {
            return asked;
        }
        Instant last = first(
                "select received_at from interaction where medium = :medium order by received_at "
                        + direction(order.reversed()) + " limit 1",
                Map.of("medium", restriction.medium().name()));
        if (last == null) {
            throw new IllegalStateException("Lines were walked that are not there in the same snapshot");
        }
        return order == Order.NEWEST ? last : last.plusSeconds(1);
    }

    /** Begins where a line first carries one of the ids: those of agents who left are all old. */
    private @Nullable InstantRange narrowed(
            InstantRange range, Map.Entry<Key, Set<Object>> ids, Medium medium, Order order) {
        Key key = ids.getKey();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("medium", medium.name());
        parameters.put("rangeStart", range.start().atOffset(ZoneOffset.UTC));
        parameters.put("rangeEnd", range.end().atOffset(ZoneOffset.UTC));
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
