package io.rastro.health;

import io.rastro.source.Difference.Fact;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One moment of a conversation that two feeds of a source tell otherwise.
 *
 * @param conversation its external id
 * @param conversationId by which its page is opened; null: it is not stored
 */
public record FeedDifference(
        String conversation,
        @Nullable Long conversationId,
        Fact fact,
        String feed,
        Instant toldAt,
        String otherFeed,
        Instant otherToldAt) {

    public Duration length() {
        return Duration.between(toldAt, otherToldAt).abs();
    }
}
