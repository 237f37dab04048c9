package io.rastro.source.asterisk;

import io.rastro.agents.AgentState;
import io.rastro.ingestion.IncomingAgentStatus;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingRecord;
import io.rastro.source.Assembler.Assembly;
import io.rastro.source.Assembler.Finish;
import io.rastro.source.Assembler.LeftOver;
import io.rastro.source.Assembler.Settled;
import io.rastro.source.RawEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

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

    /** The feed of what stands for events that are in records already: no feed of Asterisk's own. */
    private static final String STATE = "memberState";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Where a member is logged in and paused. */
    private record State(String member, Set<String> queues, Map<String, String> pauses, boolean logInSeen) {}

    private record Told(RawEvent event, QueueLogLine line) {}

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
    private int taken;
    /** How many of the lines led to what is told. */
    private int toldBy;

    MemberStatuses(Exchange exchange, GroupEvents group, Finish finish) {
        this.exchange = exchange;
        this.group = group;
        this.finish = finish;
    }

    static boolean isState(RawEvent event) {
        return event.feed().equals(STATE);
    }

    Assembly assembly() {
        List<Told> told = follow(finish == Finish.RESTARTED ? group.last() : null);
        return new Assembly(
                List.copyOf(records),
                finish == Finish.PREVIEW
                        ? List.of()
                        : unused(told).stream()
                                .map(each -> new LeftOver(each.event(), AsteriskAssembler.NOTED))
                                .toList(),
                logInSeen ? Set.of() : Set.of("logIn"));
    }

    /** What has changed nothing. */
    private List<Told> unused(List<Told> told) {
        return status.state() == null ? told.subList(toldBy, told.size()) : List.of();
    }

    /** Everything up to the last status, which is told as it goes on. */
    Optional<Settled> settled() {
        List<Told> over = follow(null).subList(0, toldBy);
        return over.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Settled(over.stream().map(Told::event).toList(), List.copyOf(records), stateAfter(over)));
    }

    private RawEvent stateAfter(List<Told> over) {
        MemberStatuses then = new MemberStatuses(exchange, group, finish);
        then.restore();
        over.forEach(each -> then.take(each.line()));
        State kept = new State(member, then.queues, then.pauses, then.logInSeen);
        return new RawEvent(
                STATE, over.get(over.size() - 1).event().place(), then.since, JSON.writeValueAsString(kept));
    }

    /** @param end of the last status; null: it goes on */
    private List<Told> follow(@Nullable Instant end) {
        restore();
        List<Told> told = new ArrayList<>();
        for (RawEvent event : group.all()) {
            if (event.feed().equals(AsteriskSource.QUEUE_LOG)) {
                QueueLogLine.read(event.text(), exchange.zone()).ifPresent(line -> told.add(new Told(event, line)));
            }
        }
        // Sorting keeps the order of what happened in the same second.
        told.sort(Comparator.comparing(each -> each.line().at()));
        told.forEach(each -> take(each.line()));
        if (status.state() != null && add(end)) {
            toldBy = taken;
        }
        return told;
    }

    private void restore() {
        group.all().stream().filter(MemberStatuses::isState).findFirst().ifPresent(event -> {
            State kept = JSON.readValue(event.text(), State.class);
            member = kept.member();
            queues.addAll(kept.queues());
            pauses.putAll(kept.pauses());
            logInSeen = kept.logInSeen();
            status = next();
            since = event.at();
        });
    }

    private void take(QueueLogLine line) {
        taken++;
        if (line.restarts()) {
            queues.clear();
            pauses.clear();
        } else if (line.ofMember()) {
            member = exchange.member(line.agent());
            apply(line);
        }
        become(line.at());
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

    /** @param told which is no earlier than what is in records already */
    private void become(Instant told) {
        Status next = next();
        if (next.equals(status)) {
            return;
        }
        Instant at = told.isBefore(since) ? since : told;
        if (status.state() != null && add(at)) {
            toldBy = taken;
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

    /** Whether it lasted at all. */
    private boolean add(@Nullable Instant until) {
        if (Objects.equals(since, until)) {
            return false;
        }
        AgentState state = Objects.requireNonNull(status.state());
        records.add(new IncomingAgentStatus(
                "status-" + member + "-" + since.getEpochSecond() + "-" + state,
                new AgentReference(member, member, List.of()),
                state,
                status.reason(),
                since,
                until));
        return true;
    }
}
