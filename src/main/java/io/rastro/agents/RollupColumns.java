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

    /** What is kept of repairs. */
    static final List<Repair> REPAIRS =
            Arrays.stream(Repair.values()).filter(Repair::kept).toList();

    /** All of them added up. */
    static final String REPAIR_SUMS = REPAIRS.stream()
            .map(repair -> "sum(" + repair.key() + ") as " + repair.key())
            .collect(Collectors.joining(", "));

    private static final List<String> ALL = Stream.of(
                    List.of("span", "day", "agent_id"),
                    ADDED,
                    List.of("first_login", "last_logout", "status_known"),
                    REPAIRS.stream().map(Repair::key).toList())
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

    static @Nullable Object[] values(AgentDay key, Figures figures, Repairs repairs) {
        Volume volume = figures.volume();
        Handling handling = figures.handling();
        Presence presence = figures.presence();
        Stream<@Nullable Object> numbers = Stream.of(
                RollupQueries.DAY,
                key.day(),
                key.agentId(),
                volume.conversations(),
                volume.inbound(),
                volume.outbound(),
                volume.transferred(),
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
                presence.available(),
                presence.inService(),
                presence.afterCall(),
                presence.busy(),
                presence.interactions(),
                presence.firstLogin() == null ? null : Timestamp.from(presence.firstLogin()),
                presence.lastLogout() == null ? null : Timestamp.from(presence.lastLogout()),
                presence.known());
        return Stream.concat(numbers, REPAIRS.stream().map(repairs::of)).toArray();
    }

    static Figures figures(ResultSet row) throws SQLException {
        return new Figures(
                new Volume(
                        Map.of(),
                        row.getLong("conversations"),
                        row.getLong("inbound"),
                        row.getLong("outbound"),
                        row.getLong("transferred")),
                new Handling(
                        mean(row, "handled"),
                        mean(row, "productive"),
                        mean(row, "hold"),
                        mean(row, "first_response"),
                        mean(row, "response")),
                new Presence(
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
