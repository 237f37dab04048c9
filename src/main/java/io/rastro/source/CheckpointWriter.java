package io.rastro.source;

import io.rastro.ingestion.CheckedRow;
import io.rastro.ingestion.IngestionService;
import io.rastro.ingestion.RowResult;
import io.rastro.source.Checkpoint.BucketEvent;
import io.rastro.source.Checkpoint.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Stores the checkpoints of one source, each in one transaction with the records that follow from it. */
final class CheckpointWriter {

    /** Nothing waits in it: each checkpoint has a thread of its own beside the one that reads on. */
    private static final Executor BESIDE = storing -> new Thread(storing, "source-store").start();

    private final ConnectedSource source;
    private final SourceRepository repository;
    private final IngestionService ingestion;

    CheckpointWriter(ConnectedSource source, SourceRepository repository, IngestionService ingestion) {
        this.source = source;
        this.repository = repository;
        this.ingestion = ingestion;
    }

    /**
     * What is to be stored; nothing that is read later changes it.
     *
     * @param tally of what was read, but for what became of closed groups
     * @param closed groups with their records' places among all records
     */
    record Pending(
            List<CheckedRow> records,
            List<ClosedGroup> closed,
            Tally tally,
            List<BucketEvent> bucketEvents,
            List<FeedState.Facts> positions,
            OpenGroups.Changes changes,
            Set<EventGroup> over,
            Set<Instant> quarters,
            Instant now) {}

    /** @param revision that it goes on from */
    void store(Pending pending, long revision) {
        ingestion.ingestChecked(source.origin(), pending.records(), results -> {
            Tally tally = pending.tally();
            List<BucketEvent> bucketEvents = new ArrayList<>(pending.bucketEvents());
            for (ClosedGroup group : pending.closed()) {
                tally = tally.plus(group.account(results, bucketEvents));
            }
            repository.store(new Checkpoint(
                    source.id(),
                    revision,
                    tally,
                    bucketEvents,
                    pending.positions(),
                    pending.changes(),
                    pending.over(),
                    pending.closed().stream()
                            .flatMap(group -> group.differences().stream())
                            .toList(),
                    told(pending.closed(), results),
                    pending.quarters(),
                    pending.now()));
        });
    }

    /** What was refused is not told: the other source's records are better than none. */
    private List<ToldConversation> told(List<ClosedGroup> closed, List<RowResult> results) {
        return source.isShared()
                ? ToldConversation.together(closed.stream()
                        .filter(group -> group.refusal(results) == null)
                        .flatMap(group -> group.told().stream()))
                : List.of();
    }

    /** Stores it and does something else meanwhile; both are over when this returns or throws. */
    void storeBeside(Pending pending, long revision, Runnable meanwhile) {
        CompletableFuture<Void> storing = CompletableFuture.runAsync(() -> store(pending, revision), BESIDE);
        try {
            meanwhile.run();
        } finally {
            await(storing);
        }
    }

    private static void await(CompletableFuture<Void> storing) {
        try {
            storing.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed;
        }
    }
}
