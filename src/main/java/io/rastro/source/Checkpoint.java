package io.rastro.source;

import io.rastro.ingestion.Notice;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a source together with the records that follow from it.
 *
 * @param revision that it goes on from
 * @param groups what changed of those that are open
 * @param closed groups that are no longer open
 * @param told conversations that another source tells of as well, or may
 * @param quarters of an hour in which something happened
 */
record Checkpoint(
        int sourceId,
        long revision,
        Tally tally,
        List<BucketEvent> bucketEvents,
        List<FeedState.Facts> feeds,
        OpenGroups.Changes groups,
        Collection<EventGroup> closed,
        List<Difference> differences,
        List<ToldConversation> told,
        Set<Instant> quarters,
        Instant at) {

    /** Events by what became of them. */
    record Tally(int read, int inRecords, int beforeStart, int ignored) {

        Tally plus(Tally other) {
            return new Tally(
                    read + other.read,
                    inRecords + other.inRecords,
                    beforeStart + other.beforeStart,
                    ignored + other.ignored);
        }
    }

    /**
     * An event that no record rests on.
     *
     * @param bucket a key of the message bundles below {@code source.bucket}
     * @param groupNumber of the group that is in buckets with all its events; null: its group is not, or it has none
     */
    record BucketEvent(
            String bucket,
            @Nullable Long groupNumber,
            RawEvent event,
            @Nullable Notice reason) {}
}
