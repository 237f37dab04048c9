package io.rastro.privacy;

import io.rastro.ingestion.ImportTraceRepository;
import io.rastro.ingestion.KeptUploads;
import io.rastro.interaction.Medium;
import io.rastro.privacy.RetentionProperties.RetentionKind;
import io.rastro.privacy.RetentionProperties.RetentionRule;
import io.rastro.privacy.RetentionRepository.Expired;
import io.rastro.recording.ExpiredRecordings;
import io.rastro.recording.RecordingErasure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes what is past its time, every night: in short transactions, files before rows, so that it may be broken off
 * anywhere. What a hold or the law keeps is counted and passed over.
 */
@Component
class RetentionJob {

    private static final Logger log = LoggerFactory.getLogger(RetentionJob.class);
    private static final int BATCH = 2_000;
    private static final Duration SAC_RECORDINGS = Duration.ofDays(90);
    /** A request that nobody decided on, and what is known of runs. */
    private static final Duration UNDECIDED = Duration.ofDays(30);

    private static final Duration RUNS = Duration.ofDays(400);

    private final RetentionRepository rows;
    private final RetentionRunRepository runs;
    private final RequestRepository requests;
    private final ImportTraceRepository traces;
    private final KeptUploads uploads;
    private final RecordingErasure recordings;
    private final RetentionProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RetentionJob(
            RetentionRepository rows,
            RetentionRunRepository runs,
            RequestRepository requests,
            ImportTraceRepository traces,
            KeptUploads uploads,
            RecordingErasure recordings,
            RetentionProperties properties,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.runs = runs;
        this.requests = requests;
        this.traces = traces;
        this.uploads = uploads;
        this.recordings = recordings;
        this.properties = properties;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(cron = "0 20 4 * * *", zone = "UTC")
    void run() {
        properties.rules().stream().filter(rule -> rule.age() != null).forEach(this::tryToApply);
        tryTo("orphans", this::removeOrphans);
        tryTo("requests", () -> {
            requests.forgetOpenedBefore(clock.instant().minus(UNDECIDED));
            runs.forgetBefore(clock.instant().minus(RUNS));
        });
    }

    private void tryToApply(RetentionRule rule) {
        tryTo(rule.kind().name(), () -> apply(rule));
    }

    /** One that fails keeps no other; the next night tries again. */
    private static void tryTo(String name, Runnable work) {
        try {
            work.run();
        } catch (UncheckedIOException | DataAccessException | TransactionException failure) {
            log.warn(
                    "Retention of {} goes on later: {}",
                    name,
                    failure.getClass().getSimpleName());
        }
    }

    void apply(RetentionRule rule) {
        Instant now = clock.instant();
        Instant before = now.minus(Objects.requireNonNull(rule.age()));
        long run = runs.started(rule.kind(), rule.medium(), before, now);
        Medium medium = rule.medium() == null ? Medium.VOICE : rule.medium();
        switch (rule.kind()) {
            case INTERACTIONS ->
                remove(run, after -> rows.interactions(medium, before, now, after, BATCH), this::removeInteractions);
            case MESSAGES -> remove(run, after -> rows.withTexts(medium, before, now, after, BATCH), rows::removeTexts);
            case IVR_CALLS -> remove(run, after -> rows.ivrCalls(before, now, after, BATCH), rows::removeIvrCalls);
            case AGENT_STATUSES ->
                remove(run, after -> rows.agentStatuses(before, now, after, BATCH), rows::removeAgentStatuses);
            case IMPORTS -> repeat(run, limit -> removeImports(before, limit));
            case ACCESS_LOG -> repeat(run, limit -> rows.removeAccesses(before, limit));
            case RECORDINGS, ORPHANS -> throw new IllegalArgumentException("no rule of " + rule.kind());
        }
        runs.finished(run, clock.instant());
    }

    private void removeInteractions(List<Expired> batch) {
        erase(batch.stream().map(Expired::id).toList());
        rows.removeInteractions(batch);
    }

    private void erase(List<Long> interactions) {
        try {
            recordings.erase(interactions);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The next rows whose time is over, from the one after another on. */
    private interface Batches {

        List<Expired> after(Expired last);
    }

    private void remove(long run, Batches batches, Consumer<List<Expired>> removal) {
        Optional<Expired> last = Optional.of(RetentionRepository.START);
        while (last.isPresent()) {
            Expired from = last.get();
            last = Objects.requireNonNull(transaction.execute(status -> {
                List<Expired> batch = batches.after(from);
                List<Expired> free =
                        batch.stream().filter(row -> row.heldBack() == null).toList();
                if (!free.isEmpty()) {
                    removal.accept(free);
                }
                runs.progressed(run, free.size(), batch.size() - free.size());
                return batch.size() < BATCH ? Optional.<Expired>empty() : Optional.of(batch.get(batch.size() - 1));
            }));
        }
    }

    /** Until there is nothing more; the work tells how much it removed. */
    private void repeat(long run, ToLongFunction<Integer> work) {
        long removed;
        do {
            removed = Objects.requireNonNull(transaction.execute(status -> {
                long count = work.applyAsLong(BATCH);
                runs.progressed(run, count, 0);
                return count;
            }));
        } while (removed > 0);
    }

    private long removeImports(Instant before, int limit) {
        long removed = 0;
        for (int ended : traces.ended(before, limit)) {
            try {
                uploads.discard(ended);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            removed += 1 + traces.clear(ended);
        }
        return removed;
    }

    /** What stayed of quarters that were dropped: audio, keys, and contacts and conversations of which nothing is left. */
    private void removeOrphans() {
        Instant now = clock.instant();
        long run = runs.started(RetentionKind.ORPHANS, null, now, now);
        long[] found = {0};
        repeat(run, limit -> {
            // Nobody knows any more whether it was a SAC's.
            List<Long> interactions = rows.interactionsOfOrphanedRecordings(now.minus(SAC_RECORDINGS), limit);
            erase(interactions);
            rows.removeRecordings(interactions);
            long removed = interactions.size() + rows.removeOrphanedKeys(limit);
            found[0] += removed;
            return removed;
        });
        if (found[0] > 0) {
            sweep(run, "contact", rows::removeContacts);
            sweep(run, "conversation", rows::removeConversations);
            transaction.executeWithoutResult(status -> runs.progressed(run, rows.removeUnusedAddresses(), 0));
        }
        runs.finished(run, clock.instant());
    }

    private void sweep(long run, String table, ToLongFunction<Long[]> removal) {
        Optional<Long> last = Optional.of(0L);
        while (last.isPresent()) {
            long from = last.get();
            last = Objects.requireNonNull(transaction.execute(status -> {
                List<Long> ids = rows.idsAfter(table, from, BATCH);
                runs.progressed(run, removal.applyAsLong(ids.toArray(Long[]::new)), 0);
                return ids.size() < BATCH ? Optional.<Long>empty() : Optional.of(ids.get(ids.size() - 1));
            }));
        }
    }

    @EventListener
    void note(ExpiredRecordings expired) {
        long run = runs.started(RetentionKind.RECORDINGS, null, expired.before(), expired.startedAt());
        runs.progressed(run, expired.deleted(), expired.heldBack());
        runs.finished(run, clock.instant());
    }
}
