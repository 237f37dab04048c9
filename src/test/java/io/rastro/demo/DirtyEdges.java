package io.rastro.demo;

import io.rastro.agents.AgentState;
import io.rastro.ingestion.IncomingAgentStatus;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingIvrCall;
import io.rastro.ivr.IvrOutcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The calls and the statuses beside the edge cases, a few of them as untidy as real sources tell them. */
final class DirtyEdges {

    private static final int OVERLAP_SECONDS = 7;

    private final Window window;
    private final List<List<IncomingInteraction>> conversations;

    DirtyEdges(Window window, List<List<IncomingInteraction>> conversations) {
        this.window = window;
        this.conversations = conversations;
    }

    DemoDay tell(IvrVisits visits) {
        return new DemoDay(
                conversations.stream().flatMap(List::stream).toList(), calls(visits.of(conversations)), statuses());
    }

    private static List<IncomingIvrCall> calls(List<IncomingIvrCall> clean) {
        List<IncomingIvrCall> calls = new ArrayList<>(clean);
        IncomingIvrCall first = calls.get(0);
        IncomingIvrCall second = calls.get(1);
        calls.set(0, left(first, first.externalId(), first.enteredAt().plusSeconds(OVERLAP_SECONDS), first.outcome()));
        calls.set(1, left(second, second.externalId(), null, second.outcome()));
        Instant before = first.enteredAt().minusSeconds(OVERLAP_SECONDS);
        calls.add(left(first, first.externalId() + "-x", before, IvrOutcome.ABANDONED));
        return calls;
    }

    private static IncomingIvrCall left(IncomingIvrCall call, String id, @Nullable Instant leftAt, IvrOutcome outcome) {
        String conversation = outcome == IvrOutcome.FORWARDED ? call.conversationId() : null;
        return new IncomingIvrCall(
                id, call.ivr(), call.enteredAt(), leftAt, call.path(), outcome, conversation, call.caller());
    }

    private List<IncomingAgentStatus> statuses() {
        Map<String, List<Span>> byAgent = Attendance.handled(conversations);
        List<Span> handled = byAgent.getOrDefault(EdgeCases.AGENT.externalId(), List.of());
        TreeSet<LocalDate> days = new TreeSet<>();
        handled.forEach(span -> days.add(LocalDate.ofInstant(span.from(), window.zone())));
        List<IncomingAgentStatus> statuses = new ArrayList<>();
        for (LocalDate day : days) {
            Timesheet sheet = new Timesheet(new Span(window.at(day, 8, 45), window.at(day, 14, 30)));
            sheet.handle(handled);
            LocalDate next = days.higher(day);
            statuses.addAll(sheet.tell(EdgeCases.AGENT, id(day), next == null ? null : window.at(next, 8, 45)));
        }
        statuses.addAll(untidy(days.first()));
        return statuses;
    }

    private String id(LocalDate day) {
        return Attendance.id(String.valueOf(EdgeCases.AGENT.externalId()), window.dayNumber(day));
    }

    private List<IncomingAgentStatus> untidy(LocalDate day) {
        Instant noon = window.at(day, 12, 0);
        return List.of(
                status(day, "overlap", AgentState.AVAILABLE, null, noon, noon.plusSeconds(900)),
                status(day, "backwards", AgentState.AVAILABLE, null, noon.plusSeconds(1_800), noon.plusSeconds(1_700)),
                status(day, "open", AgentState.PAUSE, "Banheiro", noon.plusSeconds(2_400), null),
                status(day, "silent", AgentState.PAUSE, null, noon.plusSeconds(3_000), noon.plusSeconds(3_060)),
                status(
                        day,
                        "excused",
                        AgentState.AVAILABLE,
                        "Feedback",
                        noon.plusSeconds(3_600),
                        noon.plusSeconds(3_660)));
    }

    private IncomingAgentStatus status(
            LocalDate day,
            String name,
            AgentState state,
            @Nullable String reason,
            Instant from,
            @Nullable Instant until) {
        return new IncomingAgentStatus(id(day) + "-" + name, EdgeCases.AGENT, state, reason, from, until);
    }
}
