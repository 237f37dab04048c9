package io.rastro.source;

import io.rastro.source.Feed.Chunk;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A feed and how far it was read. One that fails is left alone for a while, each time for longer. */
final class FeedState {

    /** What is kept of it. */
    record Facts(
            String feed,
            @Nullable String position,
            @Nullable Instant lastEventAt,
            @Nullable Instant lastReceivedAt,
            @Nullable Instant failingSince,
            @Nullable String failure) {}

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int LONGEST_PAUSE_DOUBLINGS = 7;
    /** An event further ahead has a wrong stamp, which must not make others look old. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final Feed feed;
    private @Nullable String position;
    private @Nullable Instant lastEventAt;
    private @Nullable Instant lastReceivedAt;
    private @Nullable Instant failingSince;
    private @Nullable String failure;
    /** The last event that belongs to something, since this is in memory. */
    private @Nullable RawEvent lastTaken;

    private Instant retryAt = Instant.MIN;
    private int failures;
    private boolean drained;

    FeedState(Feed feed, @Nullable Facts stored) {
        this.feed = feed;
        if (stored != null) {
            position = stored.position();
            lastEventAt = stored.lastEventAt();
            lastReceivedAt = stored.lastReceivedAt();
            failingSince = stored.failingSince();
            failure = stored.failure();
        }
    }

    Facts facts() {
        return new Facts(feed.name(), position, lastEventAt, lastReceivedAt, failingSince, failure);
    }

    Chunk read(int limit) throws IOException {
        Chunk chunk = feed.read(position, limit);
        position = chunk.position();
        drained = !chunk.more();
        failures = 0;
        failingSince = null;
        failure = null;
        return chunk;
    }

    /** An event of it that belongs to something. */
    void taken(RawEvent event, Instant now) {
        lastTaken = event;
        lastReceivedAt = now;
        if (!event.at().isAfter(now.plus(CLOCKS_DIFFER))
                && (lastEventAt == null || event.at().isAfter(lastEventAt))) {
            lastEventAt = event.at();
        }
    }

    void failed(String why, Instant now) {
        retryAt = now.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(failures, LONGEST_PAUSE_DOUBLINGS)));
        failures++;
        failure = why;
        failingSince = failingSince == null ? now : failingSince;
    }

    /** Before a round of reads. */
    void begin() {
        drained = false;
    }

    boolean isReadable(Instant now) {
        return !drained && !now.isBefore(retryAt);
    }

    boolean isFailing() {
        return failure != null;
    }

    /** Whether it may have something to tell of what happened before its last event. */
    boolean holdsBack(Instant silentSince) {
        return isFailing() || !drained || (lastReceivedAt != null && lastReceivedAt.isAfter(silentSince));
    }

    /**
     * Whether the event read last is of this group, so that the next may be as well: what is written together may be read apart.
     *
     * @param silentSince what was received before this, nothing more of it is to be expected
     */
    boolean isWithin(EventGroup group, Instant silentSince) {
        boolean goesOn = hasMore() || (lastReceivedAt != null && lastReceivedAt.isAfter(silentSince));
        return goesOn
                && group.entries().stream().anyMatch(entry -> entry.event().equals(lastTaken));
    }

    boolean hasMore() {
        return isFailing() || !drained;
    }

    @Nullable
    Instant lastEventAt() {
        return lastEventAt;
    }

    /** For the order of reading: who is behind comes first. */
    Instant reached() {
        return lastEventAt == null ? Instant.MIN : lastEventAt;
    }
}
