package io.rastro.agents.web;

import io.rastro.agents.AgentMeasure;
import io.rastro.agents.Mean;
import io.rastro.agents.StatusTimes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The team's time logged in, by status: parts that make a whole. */
public record TeamTime(long loggedIn, List<StatusShare> parts) {

    /**
     * One status.
     *
     * @param tone the class of its colour
     */
    public record StatusShare(AgentMeasure measure, String tone, long seconds, long loggedIn) {

        /** Of one; null when nobody was logged in. */
        public @Nullable Double share() {
            return new Mean(seconds, loggedIn).exact();
        }
    }

    static TeamTime of(StatusTimes statuses) {
        long all = statuses.loggedIn();
        return new TeamTime(
                all,
                List.of(
                        new StatusShare(AgentMeasure.IN_SERVICE, "busy", statuses.inService(), all),
                        new StatusShare(AgentMeasure.AVAILABLE, "available", statuses.available(), all),
                        new StatusShare(AgentMeasure.PAUSED, "pause", statuses.paused(), all),
                        new StatusShare(AgentMeasure.AFTER_CALL, "after", statuses.afterCall(), all)));
    }

    /** Where a part's bar starts, of 1000. */
    public long start(int index) {
        return parts.subList(0, index).stream().mapToLong(this::length).sum();
    }

    public long length(StatusShare part) {
        return loggedIn == 0 ? 0 : 1_000 * part.seconds() / loggedIn;
    }
}
