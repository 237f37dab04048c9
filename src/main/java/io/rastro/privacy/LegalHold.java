package io.rastro.privacy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must be kept although somebody wants it erased or its time is over.
 *
 * @param contacts of a person; empty: it is of something else
 * @param conversation null: it is of something else
 * @param from of a period; null: it is of something else
 * @param to not included
 * @param service the name of the one service of a period; null: all
 * @param releasedAt null: it holds
 */
public record LegalHold(
        int id,
        List<Long> contacts,
        @Nullable Long conversation,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String service,
        String reason,
        String placedBy,
        Instant placedAt,
        @Nullable String releasedBy,
        @Nullable Instant releasedAt) {

    public boolean isOfPerson() {
        return conversation == null && from == null;
    }
}
