package io.rastro.ivr;

import io.rastro.ivr.MenuTree.PathCount;
import io.rastro.report.InstantRange;
import io.rastro.report.rollup.Coverage;
import io.rastro.report.rollup.DayRange;
import io.rastro.report.rollup.Rollup;
import io.rastro.report.rollup.Rollup.Measure;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Adds calls up, row by row of the report. */
@Repository
class IvrReportRepository {

    private final NamedParameterJdbcTemplate jdbc;

    IvrReportRepository(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The days from the first call there is to the last one; empty when there is none. */
    Optional<DayRange> extent(ZoneId zone) {
        return jdbc
                .getJdbcTemplate()
                .query(
                        "select first, last from (select min(entered_at) as first, max(entered_at) as last from ivr_call) edge"
                                + " where first is not null",
                        (row, number) -> DayRange.of(
                                row.getTimestamp(1).toInstant(),
                                row.getTimestamp(2).toInstant(),
                                zone))
                .stream()
                .findFirst();
    }

    /** The measures of the calls of a span, by the key of their row, from the calls themselves. */
    Map<String, Measures> ofCalls(IvrGrouping grouping, CallConditions conditions, InstantRange span) {
        Map<String, Object> parameters = new LinkedHashMap<>(conditions.parameters());
        parameters.put("spanStart", span.start().atOffset(ZoneOffset.UTC));
        parameters.put("spanEnd", span.end().atOffset(ZoneOffset.UTC));
        String calls = conditions.ofCall() + " and entered_at >= :spanStart and entered_at < :spanEnd";
        String measures = Measures.DECLARED.stream().map(Measure::selected).collect(Collectors.joining(", "));
        return read(
                "select " + grouping.key() + ", " + measures + " from ("
                        + CallFactSql.all(calls, CallFactSql.WITHIN_SPAN) + ") f where " + conditions.ofSegment()
                        + " group by 1",
                parameters);
    }

    /** The same of whole days, from what a rollup keeps of them. */
    Map<String, Measures> ofRollup(
            Rollup rollup, IvrGrouping grouping, CallConditions conditions, Coverage coverage, ZoneId zone) {
        Map<String, Object> parameters = new LinkedHashMap<>(conditions.parameters());
        parameters.putAll(coverage.parameters(zone));
        return read(
                "select " + grouping.key() + ", " + rollup.sums()
                        + " from (select starts_at as entered_at, kept.* from "
                        + rollup.rows(coverage) + " kept) f where " + conditions.ofCall() + " and "
                        + conditions.ofSegment() + " group by 1",
                parameters);
    }

    /** How many calls the kept days have, by a count of its own. */
    long keptCalls(Coverage coverage, ZoneId zone) {
        Long calls = jdbc.queryForObject(
                "select " + CallRollups.CALLS.sums() + " from " + CallRollups.CALLS.rows(coverage) + " kept",
                coverage.parameters(zone),
                Long.class);
        return calls == null ? 0 : calls;
    }

    /** How many calls took each path and how they ended. Where nothing is asked of segments, none is looked up. */
    List<PathCount> paths(CallConditions conditions) {
        String calls = conditions.asksForSegments()
                ? "(" + CallFactSql.all(conditions.ofCall(), CallFactSql.WITHIN_SPAN) + ") f where "
                        + conditions.ofSegment()
                : "ivr_call where " + conditions.ofCall();
        return jdbc.query(
                "select ivr_id, path_id, options, outcome, calls from (select ivr_id, path_id, outcome, count(*) as calls from "
                        + calls + " group by 1, 2, 3) counted join ivr_path p on p.id = path_id order by path_id",
                conditions.parameters(),
                (row, number) -> new PathCount(
                        row.getInt(1),
                        row.getInt(2),
                        List.of((String[]) row.getArray(3).getArray()),
                        IvrOutcome.valueOf(row.getString(4)),
                        row.getLong(5)));
    }

    boolean exists(MenuNode node) {
        Boolean exists = jdbc.queryForObject(
                "select exists (select from ivr where id = :ivr) and exists (select from ivr_path where id = :path"
                        + " and cardinality(options) >= :depth)",
                Map.of("ivr", node.ivr(), "path", node.path(), "depth", node.depth()),
                Boolean.class);
        return Boolean.TRUE.equals(exists);
    }

    /** The options that lead to a place in the menus; empty when there is no such path. */
    List<String> options(MenuNode node) {
        return jdbc.queryForList(
                "select option from ivr_path, unnest(options) with ordinality each (option, place)"
                        + " where id = :path and place <= :depth order by place",
                Map.of("path", node.path(), "depth", node.depth()),
                String.class);
    }

    private Map<String, Measures> read(String sql, Map<String, Object> parameters) {
        Map<String, Measures> byKey = new LinkedHashMap<>();
        // Hashing and sorting a month of calls needs more than a page of the grid does.
        jdbc.getJdbcTemplate().execute("set local work_mem = '64MB'");
        jdbc.query(sql, parameters, row -> {
            byKey.put(row.getString(1), Measures.read(row));
        });
        return byKey;
    }
}
