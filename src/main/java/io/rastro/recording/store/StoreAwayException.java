package io.rastro.recording.store;

import java.io.IOException;

/** The store does not answer, or answers that it cannot now: trying again later may help. */
public final class StoreAwayException extends IOException {

    private static final long serialVersionUID = 1;

    StoreAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
