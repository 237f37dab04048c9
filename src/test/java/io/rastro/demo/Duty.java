package io.rastro.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One agent's working day: the shift and what was already given to the agent. */
final class Duty {

    private static final int CHATS_AT_ONCE = 4;
    /** Between two calls an agent wraps up. */
    static final int AFTER_CALL_SECONDS = 12;

    private final DemoAgent agent;
    private final Instant start;
    private final Instant end;
    private final List<Span> given = new ArrayList<>();

    Duty(DemoAgent agent, Instant start, Instant end) {
        this.agent = agent;
        this.start = start;
        this.end = end;
    }

    DemoAgent agent() {
        return agent;
    }

    /** Whether the agent could take something of this length from this instant on, all of it within the shift. */
    boolean free(Instant from, int seconds) {
        Instant until = from.plusSeconds(seconds);
        if (from.isBefore(start) || until.isAfter(end)) {
            return false;
        }
        int margin = agent.voice() ? AFTER_CALL_SECONDS : 0;
        long meanwhile = given.stream()
                .filter(span -> span.meets(from.minusSeconds(margin), until.plusSeconds(margin)))
                .count();
        return meanwhile < (agent.voice() ? 1 : CHATS_AT_ONCE);
    }

    void take(Instant from, int seconds) {
        given.add(new Span(from, from.plusSeconds(seconds)));
    }
}
