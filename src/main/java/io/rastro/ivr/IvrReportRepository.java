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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Adds calls up, row by row of the report. */
@Repository
class IvrReportRepository {

    private final JdbcClient jdbc;

    IvrReportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The days from the first call there is to the last one; empty when there is none. */
    Optional<DayRange> extent(ZoneId zone) {
        return jdbc.sql(
                        "select first, last from (select min(entered_at) as first, max(entered_at) as last from ivr_call) edge"
                                + " where first is not null")
                .query((row, number) -> DayRange.of(
                        row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant(), zone))
                .optional();
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
        return jdbc.sql("select " + CallRollups.CALLS.sums() + " from " + CallRollups.CALLS.rows(coverage) + " kept")
                .params(coverage.parameters(zone))
                .query((row, number) -> row.getLong(1))
                .single();
    }

    /** How many calls took each path and how they ended. Where nothing is asked of segments, none is looked up. */
    List<PathCount> paths(CallConditions conditions) {
        String calls = conditions.asksForSegments()
                ? "(" + CallFactSql.all(conditions.ofCall(), CallFactSql.WITHIN_SPAN) + ") f where "
                        + conditions.ofSegment()
                : "ivr_call where " + conditions.ofCall();
        return jdbc.sql(
                        "select ivr_id, path_id, options, outcome, calls from (select ivr_id, path_id, outcome, count(*) as calls from "
                                + calls
                                + " group by 1, 2, 3) counted join ivr_path p on p.id = path_id order by path_id")
                .params(conditions.parameters())
                .query((row, number) -> new PathCount(
                        row.getInt(1),
                        row.getInt(2),
                        List.of((String[]) row.getArray(3).getArray()),
                        IvrOutcome.valueOf(row.getString(4)),
                        row.getLong(5)))
                .list();
    }

    boolean exists(MenuNode node) {
        return jdbc.sql(
                        "select exists (select from ivr where id = :ivr) and exists (select from ivr_path where id = :path"
                                + " and cardinality(options) >= :depth)")
                .params(Map.of("ivr", node.ivr(), "path", node.path(), "depth", node.depth()))
                .query(Boolean.class)
                .single();
    }

    /** The options that lead to a place in the menus; empty when there is no such path. */
    List<String> options(MenuNode node) {
        return jdbc.sql("select option from ivr_path, unnest(options) with ordinality each (option, place)"
                        + " where id = :path and place <= :depth order by place")
                .params(Map.of("path", node.path(), "depth", node.depth()))
                .query(String.class)
                .list();
    }

    private Map<String, Measures> read(String sql, Map<String, Object> parameters) {
        Map<String, Measures> byKey = new LinkedHashMap<>();
        // Hashing and sorting a month of calls needs more than a page of the grid does.
        jdbc.sql("set local work_mem = '64MB'").update();
        jdbc.sql(sql).params(parameters).query(row -> {
            byKey.put(row.getString(1), Measures.read(row));
        });
        return byKey;
    }
}
