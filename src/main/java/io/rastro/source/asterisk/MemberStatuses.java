package io.rastro.source.asterisk;

import io.rastro.agents.AgentState;
import io.rastro.ingestion.IncomingAgentStatus;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingRecord;
import io.rastro.source.Assembler.Assembly;
import io.rastro.source.Assembler.Finish;
import io.rastro.source.Assembler.LeftOver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One member's log-ins and pauses as periods of one status. Somebody is logged in who is a member of any queue, and paused who
 * is paused in all of them; a new reason begins a new pause.
 */
final class MemberStatuses {

    /** The queue of events that are of all queues. */
    private static final String ALL = "";

    /** A status and, of a pause, why; null: not logged in. */
    private record Status(
            @Nullable AgentState state, @Nullable String reason) {}

    private static final Status AWAY = new Status(null, null);

    private final Exchange exchange;
    private final GroupEvents group;
    private final Finish finish;
    private final Set<String> queues = new HashSet<>();
    private final Map<String, String> pauses = new HashMap<>();
    private final List<IncomingRecord> records = new ArrayList<>();
    private boolean logInSeen;
    private Status status = AWAY;
    private Instant since = Instant.EPOCH;
    private String member = "";

    MemberStatuses(Exchange exchange, GroupEvents group, Finish finish) {
        this.exchange = exchange;
        this.group = group;
        this.finish = finish;
    }

    Assembly assembly() {
        for (QueueLogLine line : group.queueLog()) {
            if (line.restarts()) {
                queues.clear();
                pauses.clear();
                become(line.at());
            } else if (line.ofMember()) {
                member = exchange.member(line.agent());
                apply(line);
                become(line.at());
            }
        }
        if (status.state() != null) {
            add(finish == Finish.RESTARTED ? group.last() : null);
        }
        boolean nothing = records.isEmpty() && finish != Finish.PREVIEW;
        return new Assembly(
                List.copyOf(records),
                nothing
                        ? group.all().stream()
                                .map(event -> new LeftOver(event, AsteriskAssembler.NOTED))
                                .toList()
                        : List.of(),
                logInSeen ? Set.of() : Set.of("logIn"));
    }

    private void apply(QueueLogLine line) {
        switch (line.event()) {
            case "ADDMEMBER" -> {
                logIn(line.queue());
                if ("PAUSED".equals(line.parameter(0))) {
                    pauses.put(line.queue(), ALL);
                }
            }
            case "AGENTLOGIN", "AGENTCALLBACKLOGIN" -> logIn(ALL);
            case "REMOVEMEMBER" -> {
                queues.remove(line.queue());
                pauses.remove(line.queue());
            }
            case "AGENTLOGOFF", "AGENTCALLBACKLOGOFF" -> {
                queues.remove(ALL);
                pauses.clear();
            }
            case "PAUSE" -> pauses.put(line.queue(), reason(line));
            case "UNPAUSE" -> pauses.remove(line.queue());
            case "PAUSEALL" -> queues.forEach(queue -> pauses.put(queue, reason(line)));
            case "UNPAUSEALL" -> pauses.clear();
            default -> {}
        }
    }

    private void logIn(String queue) {
        logInSeen = true;
        queues.add(queue);
    }

    private static String reason(QueueLogLine line) {
        return String.join("|", line.parameters()).strip();
    }

    private void become(Instant at) {
        Status next = next();
        if (next.equals(status)) {
            return;
        }
        if (status.state() != null) {
            add(at);
        }
        status = next;
        since = at;
    }

    private Status next() {
        if (queues.isEmpty() && pauses.isEmpty()) {
            return AWAY;
        }
        if (!pauses.isEmpty() && pauses.keySet().containsAll(queues)) {
            String reason = pauses.values().stream()
                    .filter(text -> !text.isEmpty())
                    .sorted()
                    .findFirst()
                    .orElse(null);
            return new Status(AgentState.PAUSE, reason);
        }
        return new Status(AgentState.AVAILABLE, null);
    }

    private void add(@Nullable Instant until) {
        if (Objects.equals(since, until)) {
            return;
        }
        AgentState state = Objects.requireNonNull(status.state());
        records.add(new IncomingAgentStatus(
                "status-" + member + "-" + since.getEpochSecond() + "-" + state,
                new AgentReference(member, member, List.of()),
                state,
                status.reason(),
                since,
                until));
    }
}
