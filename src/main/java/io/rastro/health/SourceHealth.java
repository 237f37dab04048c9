package io.rastro.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a connected source fares.
 *
 * @param origin the key under which its records are filed
 * @param lastEventAt when the last of its events happened; null: nothing came yet
 * @param lastReceivedAt when that was received
 * @param failingSince since when one of its feeds has not answered; null: all do
 * @param openConversations not ended yet, as far as is known
 * @param openSince when the oldest of them began; null: none is open
 * @param inBuckets events that are in no record
 * @param state as of the moment of {@link DataHealth#sources}
 */
public record SourceHealth(
        int id,
        String name,
        String origin,
        boolean enabled,
        @Nullable Instant lastEventAt,
        @Nullable Instant lastReceivedAt,
        @Nullable Instant failingSince,
        long openConversations,
        @Nullable Instant openSince,
        long inBuckets,
        State state) {

    /** After so long without an event it is compared with past weeks. */
    static final Duration QUIET = Duration.ofHours(1);

    /** What is read now happened so long ago that more is to come, or its clock is wrong. */
    static final Duration BEHIND = Duration.ofMinutes(15);

    /** It is being read if something came within this. */
    private static final Duration BEING_READ = Duration.ofMinutes(10);

    /** In the order of how much it matters. */
    public enum State {
        FAILING,
        /** Nothing came for an hour in which something usually does. */
        SILENT,
        BEHIND,
        FRESH,
        EMPTY,
        DISABLED;

        /** Whether what happened after its last event may be missing. */
        public boolean isTrouble() {
            return compareTo(FRESH) < 0;
        }

        /** Its name in metrics and in the message bundles. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What its feeds tell; whether it is {@link State#SILENT} takes a comparison. */
    static State state(
            boolean enabled,
            @Nullable Instant lastEventAt,
            @Nullable Instant lastReceivedAt,
            @Nullable Instant failingSince,
            Instant now) {
        if (!enabled) {
            return State.DISABLED;
        }
        if (failingSince != null) {
            return State.FAILING;
        }
        if (lastEventAt == null || lastReceivedAt == null) {
            return State.EMPTY;
        }
        boolean beingRead = lastReceivedAt.isAfter(now.minus(BEING_READ));
        boolean old = Duration.between(lastEventAt, lastReceivedAt).compareTo(BEHIND) > 0;
        return beingRead && old ? State.BEHIND : State.FRESH;
    }

    boolean isQuiet(Instant now) {
        return state == State.FRESH && lastEventAt != null && lastEventAt.isBefore(now.minus(QUIET));
    }

    SourceHealth silent() {
        return new SourceHealth(
                id,
                name,
                origin,
                enabled,
                lastEventAt,
                lastReceivedAt,
                failingSince,
                openConversations,
                openSince,
                inBuckets,
                State.SILENT);
    }

    /**
     * From when its event happened to when it was received, of the last one: how late it came, or by how much the clocks differ;
     * null: nothing came yet. Below zero: it happened later than it was received.
     */
    public @Nullable Duration delay() {
        return lastEventAt == null || lastReceivedAt == null ? null : Duration.between(lastEventAt, lastReceivedAt);
    }
}
