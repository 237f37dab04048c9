package io.rastro.interaction;

import io.rastro.report.Cursor;
import java.time.Instant;

/**
 * The key of a row that matches, by which the row itself is read.
 *
 * @param receivedAt when it was received, in whole seconds
 */
record RowKey(long id, Instant receivedAt) {

    /** The cursor behind it. */
    Cursor cursor() {
        return new Cursor(receivedAt, id, 0);
    }
}
