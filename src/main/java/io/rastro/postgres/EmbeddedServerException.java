package io.rastro.postgres;

/** The embedded server cannot run; the message says why and {@link #action()} what a person can do about it. */
public final class EmbeddedServerException extends RuntimeException {

    private final String action;

    EmbeddedServerException(String message, String action) {
        super(message);
        this.action = action;
    }

    EmbeddedServerException(String message, String action, Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
