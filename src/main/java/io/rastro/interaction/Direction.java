package io.rastro.interaction;

/** Whether the client called (inbound) or the agent did (outbound). */
public enum Direction {
    INBOUND,
    OUTBOUND
}
