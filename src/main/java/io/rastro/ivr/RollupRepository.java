package io.rastro.ivr;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The days that rollups hold, and how they are made. */
@Repository
class RollupRepository {

    private static final String OF_DAY = "entered_at >= :spanStart and entered_at < :spanEnd";

    private final NamedParameterJdbcTemplate jdbc;
    private final IvrProperties properties;
    private final ZoneId zone;

    RollupRepository(NamedParameterJdbcTemplate jdbc, IvrProperties properties, ZoneId zone) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.zone = zone;
    }

    /** Whatever the sums of a day depend on beside its calls. */
    private String version() {
        return zone.getId() + " " + properties.serviceLevel().toSeconds() + " "
                + properties.shortAbandon().toSeconds();
    }

    /** The days whose sums can be trusted now. */
    Set<LocalDate> keptDays() {
        return new HashSet<>(
                jdbc.query("""
                select day from ivr_rollup_day where version = :version and not exists (
                    select from ivr_change where day between cast(from_at at time zone :zone as date)
                        and cast(to_at at time zone :zone as date))""", Map.of("version", version(), "zone", zone.getId()), RollupRepository::day));
    }

    /** How many calls these days have, by a count of its own. */
    long calls(List<DayRange> days) {
        return days.stream().mapToLong(this::calls).sum();
    }

    private long calls(DayRange days) {
        Long calls = jdbc.queryForObject(
                "select sum(calls) from ivr_rollup_day where day between :first and :last",
                Map.of("first", days.first(), "last", days.last()),
                Long.class);
        return calls == null ? 0 : calls;
    }

    /** False when another portal is at it; held to the end of the transaction. */
    boolean lock() {
        return Boolean.TRUE.equals(jdbc.getJdbcTemplate()
                .queryForObject("select pg_try_advisory_xact_lock(hashtext('rastro.ivr.rollup'))", Boolean.class));
    }

    /** Tells the days touched by what was written that they are out of date. */
    void takeChanges() {
        jdbc.update("""
                with taken as (delete from ivr_change returning *)
                insert into ivr_rollup_day (day, version, changed_at)
                select cast(day as date), null, max(changed_at) from taken, generate_series(
                    date_trunc('day', from_at at time zone :zone), to_at at time zone :zone, interval '1 day') day
                group by 1
                on conflict (day) do update set version = null, changed_at = excluded.changed_at""", Map.of("zone", zone.getId()));
    }

    /** The days that are out of date and not being written any more, the latest first. */
    List<LocalDate> due(Instant quietSince) {
        return jdbc.query(
                "select day from ivr_rollup_day where version is distinct from :version and changed_at <= :quietSince"
                        + " order by day desc",
                Map.of("version", version(), "quietSince", quietSince.atOffset(ZoneOffset.UTC)),
                RollupRepository::day);
    }

    private static LocalDate day(ResultSet row, int number) throws SQLException {
        return row.getObject(1, LocalDate.class);
    }

    /** Adds a day up anew. */
    void make(LocalDate day) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("spanStart", day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC));
        parameters.put("spanEnd", day.plusDays(1).atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC));
        parameters.put("zone", zone.getId());
        parameters.put("serviceLevel", properties.serviceLevel().toSeconds());
        parameters.put("shortAbandon", properties.shortAbandon().toSeconds());
        for (Rollup rollup : Rollup.values()) {
            jdbc.update("delete from " + rollup.table() + " where " + OF_DAY, parameters);
        }
        jdbc.update(
                "with fact as materialized (" + CallFactSql.all(OF_DAY, CallFactSql.WITHIN_SPAN) + ")" + insertions(),
                parameters);
        parameters.put("version", version());
        parameters.put("day", day);
        jdbc.update(
                "update ivr_rollup_day set version = :version, calls = (select count(*) from ivr_call where " + OF_DAY
                        + ") where day = :day",
                parameters);
    }

    // All but the last within the same statement, so that the facts are found once.
    private static String insertions() {
        List<String> insertions =
                Arrays.stream(Rollup.values()).map(Rollup::insertion).toList();
        StringBuilder sql = new StringBuilder();
        for (int index = 0; index < insertions.size() - 1; index++) {
            sql.append(", made")
                    .append(index)
                    .append(" as (")
                    .append(insertions.get(index))
                    .append(")");
        }
        return sql + " " + insertions.get(insertions.size() - 1);
    }
}
