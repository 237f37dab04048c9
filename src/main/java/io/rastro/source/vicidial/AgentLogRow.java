package io.rastro.source.vicidial;

import io.rastro.agents.AgentState;
import io.rastro.ingestion.IncomingAgentStatus;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingRecord;
import io.rastro.source.JsonBody;
import io.rastro.source.UpdatedRowQueries;
import io.rastro.source.vicidial.VicidialType.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of vicidial_agent_log: a pause, a wait, a call and what the agent did after it, any of which may be missing. A part ends
 * where the next begins; only the last one's length is needed, since a column of seconds holds no more than 65,535.
 */
final class AgentLogRow {

    private static final int MOST_SECONDS = 65_535;
    private static final Duration NOTICED_WITHIN = Duration.ofMinutes(15);

    /** An agent's first row. */
    private static final String LOGIN = "LOGIN";

    /** Codes that the dialler sets itself: the agent has just logged in, or the connection was lost. No break was chosen. */
    private static final Set<String> NO_BREAK = Set.of(LOGIN, "LAGGED");

    /** The agent was paused by the dialler because a call was not wrapped up. */
    private static final Set<String> UNFINISHED_CALL = Set.of("DEAD", "DISPO");

    /** @param name of its columns: its beginning is _epoch, its length _sec */
    private record Part(
            String name, AgentState state, @Nullable String reason, Instant began) {}

    private final JsonBody row;
    private final Names names;

    AgentLogRow(JsonBody row, Names names) {
        this.row = row;
        this.names = names;
    }

    /** Empty: nothing in it lasted a second. */
    List<IncomingRecord> records() {
        AgentReference agent = CallRow.agent(row, names);
        String id = row.text("agent_log_id");
        List<IncomingRecord> records = new ArrayList<>();
        List<Part> parts = parts();
        for (int place = 0; agent != null && id != null && place < parts.size(); place++) {
            Part part = parts.get(place);
            Instant ended = place + 1 < parts.size() ? parts.get(place + 1).began() : end(part);
            if (ended.isAfter(part.began())) {
                records.add(new IncomingAgentStatus(
                        "agent-log-" + id + "-" + part.name(),
                        agent,
                        part.state(),
                        part.reason(),
                        part.began(),
                        ended));
            }
        }
        return records;
    }

    /** In the order of time. */
    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        AgentState paused = paused(row.text("sub_status"));
        add(parts, "pause", paused, paused == AgentState.PAUSE ? pauseName() : null);
        if (isWaiting()) {
            add(parts, "wait", AgentState.AVAILABLE, null);
        }
        add(parts, "talk", AgentState.IN_SERVICE, null);
        add(parts, "dead", AgentState.AFTER_CALL, null);
        add(parts, "dispo", AgentState.AFTER_CALL, null);
        return parts;
    }

    /** A row begins with both stamps the same, and they stay so while the agent is paused. */
    private boolean isWaiting() {
        return !Objects.equals(row.epoch("pause_epoch"), row.epoch("wait_epoch"))
                || seconds("wait_sec") > 0
                || row.epoch("talk_epoch") != null;
    }

    private @Nullable String pauseName() {
        return row.text("pause_name") == null ? row.text("sub_status") : row.text("pause_name");
    }

    private static AgentState paused(@Nullable String code) {
        if (code == null) {
            return AgentState.PAUSE;
        }
        if (UNFINISHED_CALL.contains(code)) {
            return AgentState.AFTER_CALL;
        }
        return NO_BREAK.contains(code) ? AgentState.AVAILABLE : AgentState.PAUSE;
    }

    private void add(List<Part> parts, String name, AgentState state, @Nullable String reason) {
        Instant began = row.epoch(name + "_epoch");
        boolean later = parts.isEmpty()
                || (began != null && !began.isBefore(parts.get(parts.size() - 1).began()));
        if (began != null && later) {
            parts.add(new Part(name, state, reason, began));
        }
    }

    /**
     * Its length. More than its column holds lasted until the agent's next row; so did what a lost connection ended, which the
     * dialler notices within minutes. A log-in is no end: nobody knows when the agent had left.
     */
    private Instant end(Part last) {
        int seconds = seconds(last.name() + "_sec");
        Instant next = row.epoch(UpdatedRowQueries.NEXT, "pause_epoch");
        if (next != null && !LOGIN.equals(row.text(UpdatedRowQueries.NEXT, "sub_status"))) {
            boolean lost = seconds == 0 && next.isBefore(last.began().plus(NOTICED_WITHIN));
            if (lost || seconds == MOST_SECONDS) {
                return next;
            }
        }
        return last.began().plusSeconds(seconds);
    }

    private int seconds(String column) {
        String text = row.textOr("0", column);
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }
}
