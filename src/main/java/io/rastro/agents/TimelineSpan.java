package io.rastro.agents;

import java.time.Instant;

/**
 * A span of an agent's timeline, for pictures and lists.
 *
 * @param reasonId of a pause; {@link StatusTimes#NO_REASON} otherwise
 */
public record TimelineSpan(int agentId, AgentActivity activity, int reasonId, Instant start, Instant stop) {

    /** What an agent is at, in the order in which it is drawn: what comes later covers what came before. */
    public enum AgentActivity {
        AVAILABLE("available"),
        PAUSE("pause"),
        AFTER_CALL("after"),
        /** The status of that name. */
        IN_SERVICE("busy"),
        OFFLINE("offline"),
        /** At least one interaction is open. */
        BUSY("busy");

        private final String tone;

        AgentActivity(String tone) {
            this.tone = tone;
        }

        /** The class of its colour. */
        public String tone() {
            return tone;
        }

        static AgentActivity of(AgentState state) {
            return valueOf(state.name());
        }
    }

    public long seconds() {
        return stop.getEpochSecond() - start.getEpochSecond();
    }
}
