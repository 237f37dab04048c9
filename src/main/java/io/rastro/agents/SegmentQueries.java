package io.rastro.agents;

import io.rastro.agents.Volume.Assigned;
import io.rastro.interaction.Medium;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** What interactions say of agents, read from the interactions themselves. */
@Repository
class SegmentQueries {

    /** What is repaired in an agent's interactions. */
    static final List<Repair> REPAIRS =
            List.of(Repair.HANDLING_CLAMPED, Repair.ANSWER_UNSTAMPED, Repair.ANSWER_CONTRADICTED);

    private final NamedParameterJdbcTemplate jdbc;

    SegmentQueries(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts and times by DATA, conversations not counted yet, and what was repaired in them. */
    Sums counts(Selection selection) {
        Map<AgentDay, Figures> found = new HashMap<>();
        Map<Integer, Repairs> repairs = new HashMap<>();
        jdbc.query(new SegmentSql(selection).counts(), selection.parameters(), row -> {
            found.merge(key(selection, row), figures(row), Figures::plus);
            repairs.merge(row.getInt("agent_id"), Repairs.read(row, REPAIRS), Repairs::plus);
        });
        return new Sums(found, 0, repairs);
    }

    private static Figures figures(ResultSet row) throws SQLException {
        Assigned assigned = new Assigned(row.getLong("answered"), row.getLong("assigned"));
        return new Figures(
                new Volume(
                        Map.of(Medium.valueOf(row.getString("medium")), assigned),
                        0,
                        row.getLong("inbound"),
                        row.getLong("outbound"),
                        row.getLong("transferred")),
                new Handling(
                        mean(row, "handled"),
                        mean(row, "productive"),
                        mean(row, "hold"),
                        mean(row, "first_response"),
                        mean(row, "response")),
                Presence.NONE);
    }

    private static Mean mean(ResultSet row, String name) throws SQLException {
        return new Mean(row.getLong(name + "_sum"), row.getLong(name + "_count"));
    }

    /** Distinct conversations of each, and of all together. */
    Conversations conversations(Selection selection) {
        Map<AgentDay, Long> found = new HashMap<>();
        long[] all = new long[1];
        jdbc.query(new SegmentSql(selection).conversations(), selection.parameters(), row -> {
            if (row.getObject("agent_id") == null) {
                all[0] = row.getLong("conversations");
            } else {
                found.put(key(selection, row), row.getLong("conversations"));
            }
        });
        return new Conversations(found, all[0]);
    }

    /** Distinct conversations of the days beside those whose sums are kept, but for those that stand in these too. */
    Conversations conversationsBeside(Selection selection, DaySplit split, ZoneId zone) {
        if (split.others().isEmpty()) {
            return new Conversations(Map.of(), 0);
        }
        Map<String, Object> parameters = selection.parameters();
        parameters.put(
                "runStarts",
                split.others().stream()
                        .map(run -> run.first().atStartOfDay(zone).toInstant().toString())
                        .toArray(String[]::new));
        parameters.put(
                "runStops",
                split.others().stream()
                        .map(run -> run.last()
                                .plusDays(1)
                                .atStartOfDay(zone)
                                .toInstant()
                                .toString())
                        .toArray(String[]::new));
        Map<AgentDay, Long> found = new HashMap<>();
        long[] all = new long[1];
        jdbc.query(new SegmentSql(selection).conversationsBeside(), parameters, row -> {
            if (row.getObject("agent_id") == null) {
                all[0] = row.getLong("conversations");
            } else {
                found.put(new AgentDay(row.getInt("agent_id"), null), row.getLong("conversations"));
            }
        });
        return new Conversations(found, all[0]);
    }

    /** @param all conversations that several agents shared counted once */
    record Conversations(Map<AgentDay, Long> each, long all) {}

    /** Wall-clock time with interactions open. */
    Map<AgentDay, Figures> busy(Selection selection) {
        Map<AgentDay, Figures> found = new HashMap<>();
        jdbc.query(new SegmentSql(selection).busy(), selection.parameters(), row -> {
            Presence presence = new Presence(
                    0, 0, 0, Map.of(), row.getLong("busy"), row.getLong("interactions"), null, null, false);
            found.merge(key(selection, row), new Figures(Volume.NONE, Handling.NONE, presence), Figures::plus);
        });
        return found;
    }

    /** Answered interactions without an agent. */
    long nobodys(Selection selection) {
        Long count = jdbc.queryForObject(new SegmentSql(selection).nobodys(), selection.parameters(), Long.class);
        return count == null ? 0 : count;
    }

    private static AgentDay key(Selection selection, ResultSet row) throws SQLException {
        return new AgentDay(
                row.getInt("agent_id"),
                selection.grouping() == Grouping.AGENT ? null : row.getObject("day", LocalDate.class));
    }
}
