package io.rastro.source;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A source as it stands.
 *
 * @param settings without secrets
 * @param secrets the names of those that are kept
 * @param sameAs the source that tells of the same conversations and goes first; null: none does
 */
public record SourceState(
        int id,
        String name,
        String type,
        Map<String, String> settings,
        Set<String> secrets,
        boolean enabled,
        @Nullable Instant startsAt,
        @Nullable Leader sameAs,
        SourceNumbers numbers,
        List<FeedView> feeds) {

    /** When the last of its events happened; null: nothing came yet. */
    public @Nullable Instant lastEventAt() {
        return feeds.stream()
                .map(FeedView::lastEventAt)
                .filter(at -> at != null)
                .max(Instant::compareTo)
                .orElse(null);
    }

    public boolean failing() {
        return feeds.stream().anyMatch(feed -> feed.failure() != null);
    }

    /**
     * Who tells of the same conversations and goes first.
     *
     * @param readTogether whether both are read as if they were one source
     * @param reconciled what both told in the last weeks; null: they are read as one
     */
    public record Leader(
            int id,
            String name,
            boolean readTogether,
            @Nullable Reconciled reconciled) {}

    /** Conversations by who told them: both, this source alone, its leader alone. */
    public record Reconciled(long both, long own, long leaders) {}

    /**
     * How a feed fares.
     *
     * @param failure the last part of a key below {@code source.failure}; with what it is about in {@code failureAbout}
     */
    public record FeedView(
            String feed,
            @Nullable Instant lastEventAt,
            @Nullable Instant failingSince,
            @Nullable String failure,
            @Nullable String failureAbout) {

        static FeedView of(FeedState.Facts facts) {
            String text = facts.failure();
            String[] parts = text == null ? new String[] {null, null} : text.split(" ", 2);
            return new FeedView(facts.feed(), facts.lastEventAt(), facts.failingSince(), parts[0], parts[1]);
        }
    }

    /** Events by what became of them; all but those read add up to those read. */
    public record SourceNumbers(
            long read,
            long inRecords,
            long beforeStart,
            long ignored,
            long inBuckets,
            long open,
            int openGroups,
            @Nullable Instant openSince) {}
}
