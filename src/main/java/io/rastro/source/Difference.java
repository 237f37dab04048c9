package io.rastro.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One moment of a conversation that two feeds tell otherwise.
 *
 * @param conversation its external id
 * @param toldAt when it was, by the first feed
 */
public record Difference(
        String conversation, Fact fact, String feed, Instant toldAt, String otherFeed, Instant otherToldAt) {

    /** What is told; also the last part of a key below {@code health.fact}. */
    public enum Fact {
        BEGAN,
        QUEUED,
        ANSWERED,
        ENDED
    }

    /** Feeds cut their stamps to the second, each in its own way. */
    private static final Duration EQUAL = Duration.ofSeconds(1);

    /** Empty: one of them does not tell it, or both agree. */
    public static Optional<Difference> between(
            String conversation,
            Fact fact,
            String feed,
            @Nullable Instant toldAt,
            String otherFeed,
            @Nullable Instant otherToldAt) {
        if (toldAt == null
                || otherToldAt == null
                || Duration.between(toldAt, otherToldAt).abs().compareTo(EQUAL) <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Difference(conversation, fact, feed, toldAt, otherFeed, otherToldAt));
    }
}
