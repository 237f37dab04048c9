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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds out which period a search has to scan. */
@Repository
class TimeWindowRepository {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final JdbcClient jdbc;
    private final ZoneId zone;

    TimeWindowRepository(JdbcClient jdbc, ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    /** The time windows of a search; null: nothing can match. */
    @Nullable
    TimeWindows windows(SearchCriteria criteria, Order order, @Nullable Cursor after, int firstScanRows) {
        InstantRange range = requestedRange(criteria, order, after);
        for (Map.Entry<Facet, Set<Object>> facet : criteria.facets().entrySet()) {
            if (range != null) {
                range = clippedToFacet(range, facet, criteria.medium(), order);
            }
        }
        return range == null || !range.start().isBefore(range.end())
                ? null
                : new TimeWindows(
                        range, !criteria.facets().isEmpty(), order, () -> farEnd(criteria, order), firstScanRows);
    }

    private InstantRange requestedRange(SearchCriteria criteria, Order order, @Nullable Cursor after) {
        InstantRange range = new InstantRange(FIRST, LAST);
        range = starting(range, criteria.period().start(zone));
        range = ending(range, criteria.period().end(zone));
        if (after == null) {
            return range;
        }
        return order == Order.NEWEST ? ending(range, after.instant().plusSeconds(1)) : starting(range, after.instant());
    }

    private Instant farEnd(SearchCriteria criteria, Order order) {
        Instant requested = order == Order.NEWEST
                ? criteria.period().start(zone)
                : criteria.period().end(zone);
        if (requested != null) {
            return requested;
        }
        Instant last = firstInstant(
                "select received_at from interaction where medium = :medium order by received_at "
                        + direction(order.reversed()) + " limit 1",
                Map.of("medium", criteria.medium().name()));
        if (last == null) {
            throw new IllegalStateException("Lines were walked that are not there in the same snapshot");
        }
        return order == Order.NEWEST ? last : last.plusSeconds(1);
    }

    /** Begins where a row first carries one of the ids: those of agents who left are all old. */
    private @Nullable InstantRange clippedToFacet(
            InstantRange range, Map.Entry<Facet, Set<Object>> ids, Medium medium, Order order) {
        Facet facet = ids.getKey();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("medium", medium.name());
        parameters.put("rangeStart", range.start().atOffset(ZoneOffset.UTC));
        parameters.put("rangeEnd", range.end().atOffset(ZoneOffset.UTC));
        parameters.put(facet.parameter(), facet.toArray(ids.getValue()));
        Instant edge = firstInstant(
                "select " + (order == Order.NEWEST ? "max" : "min") + "(received_at) from unnest(" + facet.array()
                        + ") key (id) cross join lateral (select x.received_at from " + facet.table() + " x where x."
                        + facet.column() + " = key.id and " + facet.mediumCondition()
                        + " and x.received_at >= :rangeStart"
                        + " and x.received_at < :rangeEnd order by x.received_at " + direction(order)
                        + " limit 1) edge",
                parameters);
        if (edge == null) {
            return null;
        }
        return order == Order.NEWEST ? ending(range, edge.plusSeconds(1)) : starting(range, edge);
    }

    private @Nullable Instant firstInstant(String sql, Map<String, Object> parameters) {
        List<@Nullable OffsetDateTime> found = jdbc.sql(sql)
                .params(parameters)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                .list();
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
