package io.rastro.interaction;

import io.rastro.interaction.TimeWindows.TimeWindow;
import io.rastro.report.Cursor;
import io.rastro.report.InstantRange;
import io.rastro.report.Order;
import io.rastro.report.sql.SqlStatement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds out which period a search has to scan. */
@Repository
class TimeWindowRepository {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /** For more ids than this, one look at each quarter is cheaper than one for each id. */
    private static final int MAX_PROBES = 20;

    private static final String WITHIN = " and x.received_at >= :start%1$d and x.received_at < :end%1$d and ";

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
        boolean hasFacets = criteria.facets().entrySet().stream()
                .anyMatch(facet -> facet.getKey().hasReadableKeys(facet.getValue()));
        return range.start().isBefore(range.end())
                ? new TimeWindows(range, hasFacets, order, edges(criteria, order), firstScanRows)
                : null;
    }

    private TimeWindows.Edges edges(SearchCriteria criteria, Order order) {
        return new TimeWindows.Edges() {
            @Override
            public Instant farEnd() {
                return criteria.once("farEnd", order, () -> TimeWindowRepository.this.farEnd(criteria, order));
            }

            @Override
            public @Nullable InstantRange carrying(InstantRange range) {
                InstantRange carrying = range;
                for (Map.Entry<Facet, Set<Object>> facet : criteria.facets().entrySet()) {
                    if (carrying != null && facet.getKey().hasReadableKeys(facet.getValue())) {
                        carrying = clipped(carrying, facet, criteria, order, farEnd());
                    }
                }
                return carrying;
            }

            @Override
            public List<Facet> intersected(TimeWindow scanned) {
                TimeWindowSql sql = new TimeWindowSql(criteria, order, zone);
                return sql.worthIntersecting(shares(criteria, sql, scanned));
            }
        };
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
    private @Nullable InstantRange clipped(
            InstantRange range,
            Map.Entry<Facet, Set<Object>> ids,
            SearchCriteria criteria,
            Order order,
            Instant farEnd) {
        Facet facet = ids.getKey();
        boolean few = ids.getValue().size() <= MAX_PROBES;
        List<InstantRange> ranges = few ? List.of(range) : quarters(range, order, farEnd);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("medium", criteria.medium().name());
        parameters.put(facet.parameter(), facet.toArray(ids.getValue()));
        for (int index = 0; index < ranges.size(); index++) {
            parameters.put("start" + index, ranges.get(index).start().atOffset(ZoneOffset.UTC));
            parameters.put("end" + index, ranges.get(index).end().atOffset(ZoneOffset.UTC));
        }
        String sql = few ? ofFew(facet, order) : ofMany(facet, order, ranges.size());
        Optional<Instant> edge = criteria.once(
                "edge",
                List.of(facet, ids.getValue(), range, order),
                () -> Optional.ofNullable(firstInstant(sql, parameters)));
        return edge.map(instant ->
                        order == Order.NEWEST ? ending(range, instant.plusSeconds(1)) : starting(range, instant))
                .orElse(null);
    }

    /** Each id's own first row. */
    private static String ofFew(Facet facet, Order order) {
        return "select " + aggregate(order) + "(received_at) from unnest(" + facet.array()
                + ") key (id) cross join lateral (select x.received_at from " + facet.table() + " x where "
                + facet.is("x", "key.id") + WITHIN.formatted(0) + facet.mediumCondition()
                + " order by x.received_at " + direction(order) + " limit 1) edge";
    }

    /**
     * Quarter by quarter, as the tables are cut, until one has a row of any: ids beside each other are on one page. Fenced:
     * for the last row of all, the planner would walk the order.
     */
    private static String ofMany(Facet facet, Order order, int quarters) {
        return IntStream.range(0, quarters)
                .mapToObj(quarter -> "(select " + aggregate(order) + "(received_at) from (select x.received_at from "
                        + facet.table() + " x where " + facet.isAny("x")
                        + WITHIN.formatted(quarter) + facet.mediumCondition() + " offset 0) x)")
                .collect(Collectors.joining(", ", "select coalesce(", ")"));
    }

    private static List<InstantRange> quarters(InstantRange range, Order order, Instant farEnd) {
        List<InstantRange> quarters = new ArrayList<>();
        InstantRange known = order == Order.NEWEST ? starting(range, farEnd) : ending(range, farEnd);
        ZonedDateTime first = known.start()
                .atZone(ZoneOffset.UTC)
                .with(IsoFields.DAY_OF_QUARTER, 1)
                .truncatedTo(ChronoUnit.DAYS);
        for (ZonedDateTime start = first; start.toInstant().isBefore(known.end()); start = start.plusMonths(3)) {
            quarters.add(ending(
                    starting(known, start.toInstant()), start.plusMonths(3).toInstant()));
        }
        if (order == Order.NEWEST) {
            Collections.reverse(quarters);
        }
        return quarters;
    }

    private static String aggregate(Order order) {
        return order == Order.NEWEST ? "max" : "min";
    }

    /** The part of the scanned rows that carries each facet; of one that was judged before, as it was judged then. */
    private Map<Facet, Double> shares(SearchCriteria criteria, TimeWindowSql sql, TimeWindow scanned) {
        List<Double> counted = new ArrayList<>();
        Map<Facet, Double> shares = new EnumMap<>(Facet.class);
        criteria.facets().forEach((facet, ids) -> {
            int column = shares.size();
            double share = criteria.once("share", Map.entry(facet, ids), () -> {
                if (counted.isEmpty()) {
                    counted.addAll(counts(sql.carrying(scanned)));
                }
                return (counted.get(column) + 1) / (scanned.scanRows() + 1);
            });
            shares.put(facet, share);
        });
        return shares;
    }

    private List<Double> counts(SqlStatement statement) {
        return jdbc.sql(statement.sql())
                .params(statement.parameters())
                .query((row, number) -> {
                    List<Double> counts = new ArrayList<>();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        counts.add(row.getDouble(column));
                    }
                    return counts;
                })
                .single();
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
