package io.rastro.agents;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads which days sums are kept of, and what is kept of a day as such. */
@Repository
class RollupDays {

    /** The condition on rows r to be of the days given. */
    static final String OF_DAYS = "r.day = any(cast(:days as date[]))";

    private final NamedParameterJdbcTemplate jdbc;
    private final ZoneId zone;

    RollupDays(NamedParameterJdbcTemplate jdbc, ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    /** What the sums depend on beside the data; others are as good as none. */
    static String version(ZoneId zone) {
        return "1 " + zone.getId();
    }

    /** The days whose sums are what the data says in this transaction. */
    Set<LocalDate> upToDate(LocalDate from, LocalDate to) {
        // Wider than the day, in case the database's idea of the zone is another edition's.
        String sql = """
                select r.day from agent_rollup_day r
                where r.day between cast(:from as date) and cast(:to as date) and r.version = :version and not exists (
                    select from agent_change c
                    where c.from_at < (r.day + 1 + time '02:00') at time zone :zone
                        and c.to_at >= (r.day - time '02:00') at time zone :zone)""";
        Map<String, Object> parameters =
                Map.of("from", from.toString(), "to", to.toString(), "version", version(zone), "zone", zone.getId());
        return new HashSet<>(jdbc.query(sql, parameters, (row, number) -> row.getObject(1, LocalDate.class)));
    }

    /** The first days of the months whose sums are kept. */
    Set<LocalDate> months() {
        return new HashSet<>(jdbc.query(
                "select month from agent_rollup_month where version = :version",
                Map.of("version", version(zone)),
                (row, number) -> row.getObject(1, LocalDate.class)));
    }

    /** How many conversations the sums of these days have too many, by agent; 0 is the sum of all. */
    Map<Integer, Long> repetitions(List<LocalDate> days) {
        Map<Integer, Long> found = new HashMap<>();
        jdbc.query(
                "select agent_id, sum(days - 1) as many from (select agent_id, conversation_id, count(*) as days"
                        + " from agent_conversation_again r where " + OF_DAYS
                        + " group by agent_id, conversation_id) pair group by agent_id",
                Map.of("days", texts(days)),
                row -> {
                    found.put(row.getInt("agent_id"), row.getLong("many"));
                });
        return found;
    }

    /** What is kept of days as such. */
    record DayTotals(long conversations, long withoutAgent) {}

    DayTotals totals(List<LocalDate> days) {
        return jdbc.query(
                        "select coalesce(sum(conversations), 0) as conversations, coalesce(sum(nobodys), 0) as nobodys"
                                + " from agent_rollup_day r where " + OF_DAYS,
                        Map.of("days", texts(days)),
                        (row, number) -> new DayTotals(row.getLong("conversations"), row.getLong("nobodys")))
                .get(0);
    }

    static String[] texts(List<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toArray(String[]::new);
    }
}
