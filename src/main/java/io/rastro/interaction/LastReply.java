package io.rastro.interaction;

/** Who sent the last message of an interaction. */
public enum LastReply {
    AGENT,
    CLIENT,
    BOT,
    UNDEFINED
}
