package io.rastro.interaction;

import io.rastro.report.Cursor;
import java.time.Instant;

/**
 * The key of a line that matches, by which the line itself is read.
 *
 * @param receivedAt when it was received, in whole seconds
 */
record Hit(long id, Instant receivedAt) {

    /** The place behind it. */
    Cursor cursor() {
        return new Cursor(receivedAt, id, 0);
    }
}
