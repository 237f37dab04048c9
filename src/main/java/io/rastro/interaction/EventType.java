package io.rastro.interaction;

/** What happened to an interaction on its way. */
public enum EventType {
    ENTERED_QUEUE,
    DELIVERED,
    HOLD_IN,
    HOLD_OUT,
    TRANSFERRED,
    WRAPPED_UP
}
