package io.rastro.interaction;

/** Whether the platform's session window was still open when the interaction was wrapped up. */
public enum Expiration {
    ACTIVE,
    EXPIRED
}
