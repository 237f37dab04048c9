package io.rastro.report.rollup;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells which days rollups hold. */
@Repository
public class RollupDays {

    private final JdbcClient jdbc;
    private final ZoneId zone;

    RollupDays(JdbcClient jdbc, ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    /** Which of the days asked for are what the data says in this transaction. */
    public Coverage coverage(RollupGroup group, DayRange requested) {
        Map<String, Object> parameters = Map.of(
                "report", group.report(),
                "version", version(group),
                "zone", zone.getId(),
                "first", requested.first(),
                "last", requested.last());
        return Coverage.of(requested, clean(group, parameters), months(parameters));
    }

    // Wider than the day, in case the database's idea of the zone is another edition's.
    private Set<LocalDate> clean(RollupGroup group, Map<String, Object> parameters) {
        return days("with change as (" + changes(group, "rollup_change") + """
                ) select r.day from rollup_day r
                where r.report = :report and r.version = :version and r.day between :first and :last and not exists (
                    select from change c
                    where c.from_at < (r.day + 1 + time '02:00') at time zone :zone
                        and c.to_at >= (r.day - time '02:00') at time zone :zone)""", parameters);
    }

    private Set<LocalDate> months(Map<String, Object> parameters) {
        return days("select month from rollup_month where report = :report and version = :version", parameters);
    }

    private Set<LocalDate> days(String sql, Map<String, Object> parameters) {
        return jdbc.sql(sql).params(parameters).query(LocalDate.class).set();
    }

    /** The changes that a group has to do with, as spans of time. */
    static String changes(RollupGroup group, String table) {
        return group.reaches().stream()
                .map(reach -> reach.select().formatted(table))
                .collect(Collectors.joining(" union all "));
    }

    /** What a group's sums depend on beside the data: others are as good as none. */
    String version(RollupGroup group) {
        String declared = group.rollups() + " " + group.statements();
        return "%s %s %08x".formatted(zone.getId(), group.settings(), declared.hashCode());
    }
}
