package io.rastro.agents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of agent_sum, written and read in one order. */
final class RollupColumns {

    private static final List<String> ADDED = List.of(
            "conversations",
            "inbound",
            "outbound",
            "transferred",
            "handled",
            "handled_count",
            "productive",
            "productive_count",
            "hold",
            "hold_count",
            "first_response",
            "first_response_count",
            "response",
            "response_count",
            "available",
            "in_service",
            "after_call",
            "busy",
            "interactions");

    /** Everything of an agent's days added up. */
    static final String SUMS =
            ADDED.stream().map(column -> "sum(" + column + ") as " + column).collect(Collectors.joining(", "))
                    + ", min(first_login) as first_login, max(last_logout) as last_logout,"
                    + " bool_or(status_known) as status_known";

    /** What is kept of data issues. */
    static final List<DataIssue> REPAIRS =
            Arrays.stream(DataIssue.values()).filter(DataIssue::kept).toList();

    /** All of them added up. */
    static final String REPAIR_SUMS = REPAIRS.stream()
            .map(issue -> "sum(" + issue.key() + ") as " + issue.key())
            .collect(Collectors.joining(", "));

    private static final List<String> ALL = Stream.of(
                    List.of("span", "day", "agent_id"),
                    ADDED,
                    List.of("first_login", "last_logout", "status_known"),
                    REPAIRS.stream().map(DataIssue::key).toList())
            .flatMap(List::stream)
            .toList();

    /** Takes what {@link #values} gives. */
    static final String INSERT = "insert into agent_sum (" + String.join(", ", ALL) + ") values ("
            + ALL.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";

    /** Adds a month's days up. */
    static final String MONTH = "insert into agent_sum (" + String.join(", ", ALL) + ") select " + RollupQueries.MONTH
            + ", cast(:month as date), agent_id, " + SUMS
            + ", " + REPAIR_SUMS + " from agent_sum where span = "
            + RollupQueries.DAY + " and day >= cast(:month as date) and day < cast(:next as date) group by agent_id";

    private RollupColumns() {}

    static @Nullable Object[] values(AgentDay key, AgentSums sums, DataIssueCounts issues) {
        SegmentCounts segments = sums.segments();
        HandlingTimes handling = sums.handling();
        StatusTimes statuses = sums.statuses();
        Stream<@Nullable Object> numbers = Stream.of(
                RollupQueries.DAY,
                key.day(),
                key.agentId(),
                segments.conversations(),
                segments.inbound(),
                segments.outbound(),
                segments.transferred(),
                handling.handled().sum(),
                handling.handled().count(),
                handling.productive().sum(),
                handling.productive().count(),
                handling.hold().sum(),
                handling.hold().count(),
                handling.firstResponse().sum(),
                handling.firstResponse().count(),
                handling.response().sum(),
                handling.response().count(),
                statuses.available(),
                statuses.inService(),
                statuses.afterCall(),
                statuses.busy(),
                statuses.interactions(),
                statuses.firstLogin() == null ? null : Timestamp.from(statuses.firstLogin()),
                statuses.lastLogout() == null ? null : Timestamp.from(statuses.lastLogout()),
                statuses.known());
        return Stream.concat(numbers, REPAIRS.stream().map(issues::of)).toArray();
    }

    static AgentSums figures(ResultSet row) throws SQLException {
        return new AgentSums(
                new SegmentCounts(
                        Map.of(),
                        row.getLong("conversations"),
                        row.getLong("inbound"),
                        row.getLong("outbound"),
                        row.getLong("transferred")),
                new HandlingTimes(
                        mean(row, "handled"),
                        mean(row, "productive"),
                        mean(row, "hold"),
                        mean(row, "first_response"),
                        mean(row, "response")),
                new StatusTimes(
                        row.getLong("available"),
                        row.getLong("in_service"),
                        row.getLong("after_call"),
                        Map.of(),
                        row.getLong("busy"),
                        row.getLong("interactions"),
                        RollupQueries.instant(row.getTimestamp("first_login")),
                        RollupQueries.instant(row.getTimestamp("last_logout")),
                        row.getBoolean("status_known")));
    }

    private static Mean mean(ResultSet row, String name) throws SQLException {
        return new Mean(row.getLong(name), row.getLong(name + "_count"));
    }
}
