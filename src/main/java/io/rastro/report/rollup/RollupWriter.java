package io.rastro.report.rollup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Makes the rollups of days and months, within the caller's transaction. */
@Repository
class RollupWriter {

    private final JdbcClient jdbc;
    private final RollupDays days;
    private final ZoneId zone;

    RollupWriter(JdbcClient jdbc, RollupDays days, ZoneId zone) {
        this.jdbc = jdbc;
        this.days = days;
        this.zone = zone;
    }

    /** False when another portal is at it; held to the end of the transaction. */
    boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('rastro.rollup'))")
                .query(Boolean.class)
                .single();
    }

    /**
     * Tells the days touched by what was written that they are out of date. A day nothing is told of is a day like any
     * other: its sums are none.
     *
     * @param last the last day of each report that can be kept by now
     */
    void takeChanges(Map<RollupGroup, LocalDate> last) {
        Map<String, Object> parameters = new HashMap<>(Map.of("zone", zone.getId()));
        StringBuilder touched = new StringBuilder();
        last.forEach((group, day) -> {
            String report = group.report();
            parameters.put(report, report);
            parameters.put(report + "Last", day);
            touched.append(touched.isEmpty() ? "" : " union all ")
                    .append("select :%1$s as report, cast(:%1$sLast as date) as last, c.* from (%2$s) c"
                            .formatted(report, RollupDays.changes(group, "taken")));
        });
        // Wider than what is touched, in case the database's idea of the zone is another edition's.
        update("with taken as (delete from rollup_change returning *), touched as (" + touched + """
                ) insert into rollup_day (report, day, changed_at)
                select report, cast(day as date), max(changed_at) from touched cross join lateral generate_series(
                    date_trunc('day', (from_at - interval '2 hours') at time zone :zone),
                    least((to_at + interval '2 hours') at time zone :zone, last + 2), interval '1 day') day
                group by 1, 2
                on conflict (report, day) do update set version = null, changed_at = excluded.changed_at""", parameters);
        last.forEach((group, day) -> update("""
                insert into rollup_day (report, day, changed_at)
                select :report, cast(day as date), '-infinity'
                from (select min(day) as first from rollup_day where report = :report) edge
                cross join lateral generate_series(first, cast(:last as date), interval '1 day') as day
                on conflict (report, day) do nothing""", Map.of("report", group.report(), "last", day)));
    }

    /** The days that are out of date and not being written any more, the latest first. */
    List<LocalDate> due(RollupGroup group, LocalDate last, Instant quietSince, int max) {
        Map<String, Object> parameters = parameters(group);
        parameters.put("last", last);
        parameters.put("quietSince", quietSince.atOffset(ZoneOffset.UTC));
        parameters.put("most", max);
        return days("""
                select day from rollup_day where report = :report and version is distinct from :version
                    and changed_at <= :quietSince and day <= :last order by day desc limit :most""", parameters);
    }

    /** Months all of whose days are kept, while they are not. */
    List<LocalDate> dueMonths(RollupGroup group) {
        if (group.rollups().stream().noneMatch(Rollup::monthly)) {
            return List.of();
        }
        return days("""
                select cast(date_trunc('month', day) as date) from rollup_day where report = :report and version = :version
                group by 1 having count(*) = extract(day from max(date_trunc('month', day)) + interval '1 month - 1 day')
                except select month from rollup_month where report = :report and version = :version""", parameters(group));
    }

    private void update(String sql, Map<String, Object> parameters) {
        jdbc.sql(sql).params(parameters).update();
    }

    private List<LocalDate> days(String sql, Map<String, Object> parameters) {
        return jdbc.sql(sql).params(parameters).query(LocalDate.class).list();
    }

    /** Adds a day up anew. */
    void make(RollupGroup group, LocalDate day) {
        Map<String, Object> parameters = parameters(group);
        parameters.putAll(group.parameters(day));
        parameters.put("day", day);
        put(parameters, "day", new DayRange(day, day));
        forgetMonth(group, day.withDayOfMonth(1));
        group.rollups().forEach(rollup -> delete(rollup.table(), "day", parameters));
        // Sorting and hashing a day takes more than the few megabytes that a page gets.
        jdbc.sql("set local work_mem = '64MB'").update();
        group.statements().forEach(statement -> update(statement, parameters));
        update("update rollup_day set version = :version where report = :report and day = :day", parameters);
    }

    /** Adds a month up from the sums of its days, all of which must be kept. */
    void makeMonth(RollupGroup group, LocalDate month) {
        Map<String, Object> parameters = forgetMonth(group, month);
        group.rollups().stream().filter(Rollup::monthly).forEach(rollup -> update(rollup.addingMonth(), parameters));
        update("insert into rollup_month (report, month, version) values (:report, :month, :version)", parameters);
    }

    private Map<String, Object> forgetMonth(RollupGroup group, LocalDate month) {
        Map<String, Object> parameters = parameters(group);
        parameters.put("month", month);
        put(parameters, "month", new DayRange(month, month.plusMonths(1).minusDays(1)));
        group.rollups().stream()
                .filter(Rollup::monthly)
                .forEach(rollup -> delete(rollup.monthTable(), "month", parameters));
        update("delete from rollup_month where report = :report and month = :month", parameters);
        return parameters;
    }

    private void delete(String table, String span, Map<String, Object> parameters) {
        update(
                "delete from %s where starts_at >= :%2$sStart and starts_at < :%2$sEnd".formatted(table, span),
                parameters);
    }

    private void put(Map<String, Object> parameters, String span, DayRange range) {
        parameters.put(span + "Start", range.instants(zone).start().atOffset(ZoneOffset.UTC));
        parameters.put(span + "End", range.instants(zone).end().atOffset(ZoneOffset.UTC));
    }

    private Map<String, Object> parameters(RollupGroup group) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("report", group.report());
        parameters.put("version", days.version(group));
        parameters.put("zone", zone.getId());
        return parameters;
    }
}
