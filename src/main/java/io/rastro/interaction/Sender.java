package io.rastro.interaction;

/** Who wrote a message; INTERNAL is a comment only agents see. */
public enum Sender {
    CLIENT,
    AGENT,
    BOT,
    INTERNAL
}
