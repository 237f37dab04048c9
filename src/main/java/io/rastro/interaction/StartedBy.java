package io.rastro.interaction;

/** Who started the conversation. */
public enum StartedBy {
    CLIENT,
    COMPANY
}
