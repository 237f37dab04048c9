package io.rastro.agents.web;

import io.rastro.agents.AgentMeasure;
import io.rastro.agents.Mean;
import io.rastro.agents.Presence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The team's time logged in, by status: parts that make a whole. */
public record TeamTime(long loggedIn, List<Part> parts) {

    /**
     * One status.
     *
     * @param tone the class of its colour
     */
    public record Part(AgentMeasure measure, String tone, long seconds, long loggedIn) {

        /** Of one; null when nobody was logged in. */
        public @Nullable Double share() {
            return new Mean(seconds, loggedIn).exact();
        }
    }

    static TeamTime of(Presence presence) {
        long all = presence.loggedIn();
        return new TeamTime(
                all,
                List.of(
                        new Part(AgentMeasure.IN_SERVICE, "busy", presence.inService(), all),
                        new Part(AgentMeasure.AVAILABLE, "available", presence.available(), all),
                        new Part(AgentMeasure.PAUSED, "pause", presence.paused(), all),
                        new Part(AgentMeasure.AFTER_CALL, "after", presence.afterCall(), all)));
    }

    /** Where a part's bar starts, of 1000. */
    public long start(int index) {
        return parts.subList(0, index).stream().mapToLong(this::length).sum();
    }

    public long length(Part part) {
        return loggedIn == 0 ? 0 : 1_000 * part.seconds() / loggedIn;
    }
}
