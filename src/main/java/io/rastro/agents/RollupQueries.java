package io.rastro.agents;

import io.rastro.agents.Volume.Assigned;
import io.rastro.interaction.Medium;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads the sums that are kept by day. */
@Repository
class RollupQueries {

    static final int DAY = 1;
    static final int MONTH = 31;

    private static final String DAYS = "r.day = any(cast(:days as date[]))";

    private final NamedParameterJdbcTemplate jdbc;
    private final ZoneId zone;

    RollupQueries(NamedParameterJdbcTemplate jdbc, ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    /** What the sums depend on beside the data; others are as good as none. */
    static String version(ZoneId zone) {
        return "1 " + zone.getId();
    }

    /** The days whose sums are what the data says in this transaction. */
    Set<LocalDate> clean(LocalDate from, LocalDate to) {
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

    /** The sums of days and months; conversations are added up, too. */
    Map<AgentDay, Figures> sums(Selection selection, DaySplit split) {
        Map<AgentDay, Figures> found = new HashMap<>();
        if (selection.grouping() == Grouping.AGENT_DAY) {
            addSums(selection, DAY, split.clean(), found);
        } else {
            addSums(selection, MONTH, split.months(), found);
            addSums(selection, DAY, split.singles(), found);
        }
        return found;
    }

    private void addSums(Selection selection, int span, List<LocalDate> days, Map<AgentDay, Figures> found) {
        if (days.isEmpty()) {
            return;
        }
        read(selection, span, days, "agent_sum", RollupColumns.SUMS, "", found, RollupColumns::figures);
        read(
                selection,
                span,
                days,
                "agent_medium",
                "r.medium, sum(answered) as answered, sum(assigned) as assigned",
                ", r.medium",
                found,
                RollupQueries::medium);
        read(
                selection,
                span,
                days,
                "agent_pause",
                "r.reason_id, sum(seconds) as seconds",
                ", r.reason_id",
                found,
                RollupQueries::pause);
    }

    /** Makes figures of a row. */
    private interface Reading {

        Figures of(ResultSet row) throws SQLException;
    }

    private void read(
            Selection selection,
            int span,
            List<LocalDate> days,
            String table,
            String columns,
            String groups,
            Map<AgentDay, Figures> found,
            Reading reading) {
        boolean byDay = selection.grouping() == Grouping.AGENT_DAY;
        String sql = "select r.agent_id" + (byDay ? ", r.day" : "") + ", " + columns + " from " + table
                + " r where r.span = " + span + " and " + DAYS + agents(selection) + " group by r.agent_id"
                + (byDay ? ", r.day" : "") + groups;
        jdbc.query(sql, parameters(selection, days), row -> {
            AgentDay key = new AgentDay(row.getInt("agent_id"), byDay ? row.getObject("day", LocalDate.class) : null);
            found.merge(key, reading.of(row), Figures::plus);
        });
    }

    private static Figures medium(ResultSet row) throws SQLException {
        Assigned assigned = new Assigned(row.getLong("answered"), row.getLong("assigned"));
        Volume volume = new Volume(Map.of(Medium.valueOf(row.getString("medium")), assigned), 0, 0, 0, 0);
        return new Figures(volume, Handling.NONE, Presence.NONE);
    }

    private static Figures pause(ResultSet row) throws SQLException {
        Map<Integer, Long> pauses = Map.of(row.getInt("reason_id"), row.getLong("seconds"));
        return new Figures(Volume.NONE, Handling.NONE, new Presence(0, 0, 0, pauses, 0, 0, null, null));
    }

    /** How many conversations the sums of these days have too many, by agent; 0 is the sum of all. */
    Map<Integer, Long> repetitions(List<LocalDate> days) {
        Map<Integer, Long> found = new HashMap<>();
        jdbc.query(
                "select agent_id, sum(days - 1) as many from (select agent_id, conversation_id, count(*) as days"
                        + " from agent_conversation_again r where " + DAYS
                        + " group by agent_id, conversation_id) pair group by agent_id",
                Map.of("days", texts(days)),
                row -> {
                    found.put(row.getInt("agent_id"), row.getLong("many"));
                });
        return found;
    }

    /** What is kept of days as such. */
    record DayTotals(long conversations, long nobodys) {}

    DayTotals totals(List<LocalDate> days) {
        return jdbc.query(
                        "select coalesce(sum(conversations), 0) as conversations, coalesce(sum(nobodys), 0) as nobodys"
                                + " from agent_rollup_day r where " + DAYS,
                        Map.of("days", texts(days)),
                        (row, number) -> new DayTotals(row.getLong("conversations"), row.getLong("nobodys")))
                .get(0);
    }

    Repairs repairs(Selection selection, DaySplit split) {
        return repairs(selection, MONTH, split.months()).plus(repairs(selection, DAY, split.singles()));
    }

    private Repairs repairs(Selection selection, int span, List<LocalDate> days) {
        return jdbc.query(
                        "select sum(reversed) as reversed, sum(overlapping) as overlapping, sum(unended) as unended,"
                                + " sum(forgotten) as forgotten from agent_sum r where r.span = " + span + " and "
                                + DAYS
                                + agents(selection),
                        parameters(selection, days),
                        (row, number) -> new Repairs(
                                row.getLong("reversed"),
                                row.getLong("overlapping"),
                                row.getLong("unended"),
                                0,
                                row.getLong("forgotten"),
                                0))
                .get(0);
    }

    private static String agents(Selection selection) {
        return selection.agents() == null ? "" : " and r.agent_id = any(cast(:agents as int[]))";
    }

    private static Map<String, Object> parameters(Selection selection, List<LocalDate> days) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("days", texts(days));
        Set<Integer> agents = selection.agents();
        if (agents != null) {
            parameters.put("agents", Selection.array(agents));
        }
        return parameters;
    }

    static String[] texts(List<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toArray(String[]::new);
    }

    static @Nullable Instant instant(@Nullable Timestamp stamp) {
        return stamp == null ? null : stamp.toInstant();
    }
}
