package io.rastro.demo;

import io.rastro.agents.AgentState;
import io.rastro.ingestion.IncomingAgentStatus;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one agent did between login and logout, without a gap: handling, wrapping up, pausing, waiting. */
final class Timesheet {

    /** Nobody goes for a pause the very second a call ends. */
    private static final int MARGIN_SECONDS = 5;

    private record Period(
            Span span, AgentState state, @Nullable String reason) {}

    private final Span presence;
    private final TreeMap<Instant, Period> periods = new TreeMap<>();

    Timesheet(Span presence) {
        this.presence = presence;
    }

    /** Enters what the agent handled; what was handled at once makes one period. */
    void handle(List<Span> handled) {
        Span open = null;
        for (Span next :
                handled.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            if (open == null || next.from().isAfter(open.until())) {
                enter(open, AgentState.IN_SERVICE, null);
                open = next;
            } else if (next.until().isAfter(open.until())) {
                open = new Span(open.from(), next.until());
            }
        }
        enter(open, AgentState.IN_SERVICE, null);
    }

    private void enter(@Nullable Span span, AgentState state, @Nullable String reason) {
        Span present = span == null ? null : span.within(presence);
        if (present != null && !present.isEmpty()) {
            periods.put(present.from(), new Period(present, state, reason));
        }
    }

    /** Enters the wrapping up after each call, at most until the next one. */
    void wrapUp(Chance chance) {
        for (Period call : List.copyOf(periods.values())) {
            Instant from = call.span().until();
            Instant until = from.plusSeconds(chance.seconds(22, 0.5, Duty.AFTER_CALL_SECONDS, 120));
            Instant next = periods.higherKey(call.span().from());
            enter(new Span(from, next == null || until.isBefore(next) ? until : next), AgentState.AFTER_CALL, null);
        }
    }

    /** Enters a pause where it is first possible from an instant on; if it never is, there is none. */
    void pause(String reason, Instant requested, int seconds) {
        Instant from = requested;
        for (Period period : periods.values()) {
            if (period.span().meets(from.minusSeconds(MARGIN_SECONDS), from.plusSeconds(seconds + MARGIN_SECONDS))) {
                from = period.span().until().plusSeconds(MARGIN_SECONDS);
            }
        }
        if (from.plusSeconds(seconds + 60).isBefore(presence.until())) {
            enter(new Span(from, from.plusSeconds(seconds)), AgentState.PAUSE, reason);
        }
    }

    /**
     * All periods in order, the time left over spent waiting, and the time after the logout.
     *
     * @param id what the periods' ids begin with
     * @param nextLogin null: the agent has not come back
     */
    List<IncomingAgentStatus> tell(AgentReference agent, String id, @Nullable Instant nextLogin) {
        List<Period> whole = new ArrayList<>();
        Instant at = presence.from();
        for (Period period : periods.values()) {
            if (at.isBefore(period.span().from())) {
                whole.add(new Period(new Span(at, period.span().from()), AgentState.AVAILABLE, null));
            }
            whole.add(period);
            at = period.span().until();
        }
        if (at.isBefore(presence.until())) {
            whole.add(new Period(new Span(at, presence.until()), AgentState.AVAILABLE, null));
        }
        List<IncomingAgentStatus> told = new ArrayList<>();
        for (Period period : whole) {
            told.add(new IncomingAgentStatus(
                    id + "-" + (told.size() + 1),
                    agent,
                    period.state(),
                    period.reason(),
                    period.span().from(),
                    period.span().until()));
        }
        told.add(new IncomingAgentStatus(id + "-off", agent, AgentState.OFFLINE, null, presence.until(), nextLogin));
        return told;
    }
}
