package io.rastro.agents;

/** What an agent is doing for a period of time, as the source tells it. Everything but OFFLINE is time logged in. */
public enum AgentState {
    /** Logged in and waiting for work. */
    AVAILABLE,
    IN_SERVICE,
    /** Wrapping up what was handled. */
    AFTER_CALL,
    /** Logged in but not to be given work, for a reason. */
    PAUSE,
    OFFLINE
}
