package io.rastro.interaction.contact;

import io.rastro.report.Cursor;
import io.rastro.report.ListRow;
import java.time.Instant;

/**
 * The place of a conversation in what a person did: its first segment that the reader may see.
 *
 * @param id of that segment
 * @param receivedAt when it came in
 */
record ConversationKey(long id, Instant receivedAt, Long conversationId) implements ListRow {

    @Override
    public Cursor cursor(long position) {
        return new Cursor(receivedAt, id, position);
    }
}
