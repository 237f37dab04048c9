package io.rastro.ledger;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The portal's one thread that appends to the ledger, as much at once as has come: pages only put their entries down. What
 * cannot be stored now is tried again; whoever waits for it is told that it is not kept.
 */
@Component
class LedgerWriter {

    private static final Logger log = LoggerFactory.getLogger(LedgerWriter.class);

    static final int ENTRIES_WAITING = 20_000;

    private static final int AT_ONCE = 500;
    private static final long LOOK_MS = 500;
    private static final long SHORTEST_PAUSE_MS = 200;
    private static final long LONGEST_PAUSE_MS = 2_000;
    private static final long STOP_MS = 10_000;

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(ENTRIES_WAITING);
    private final LedgerRepository repository;
    private final LedgerProperties properties;
    private final Thread thread = new Thread(this::run, "ledger");
    private volatile boolean stopped;

    /**
     * An entry on its way.
     *
     * @param kept is told when it is in the ledger; null: nobody waits for that
     */
    private record Waiting(LedgerEntry entry, @Nullable CompletableFuture<Void> kept) {

        void done() {
            if (kept != null) {
                kept.complete(null);
            }
        }

        /** Who waited for it was told that it is not kept, and has not done it. */
        boolean givenUp() {
            return kept != null && kept.isDone();
        }

        void failed(Exception failure) {
            if (kept != null) {
                kept.completeExceptionally(failure);
            }
        }
    }

    LedgerWriter(LedgerRepository repository, LedgerProperties properties) {
        this.repository = repository;
        this.properties = properties;
        thread.setDaemon(true);
        thread.start();
    }

    /** Keeps an entry as soon as may be. */
    void put(LedgerEntry entry) {
        putDown(new Waiting(entry, null));
    }

    /**
     * Returns when the entry is kept.
     *
     * @throws LedgerUnavailableException it cannot be
     */
    void keep(LedgerEntry entry) {
        CompletableFuture<Void> kept = new CompletableFuture<>();
        putDown(new Waiting(entry, kept));
        await(kept);
    }

    private void putDown(Waiting waiting) {
        try {
            if (stopped || !queue.offer(waiting, properties.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new LedgerUnavailableException("The ledger takes no more entries", null);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailableException("Interrupted while an entry waited for the ledger", interrupted);
        }
    }

    private void await(CompletableFuture<Void> kept) {
        try {
            kept.get(properties.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            kept.cancel(false);
            throw new LedgerUnavailableException("The ledger cannot be written", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailableException("Interrupted while an entry waited for the ledger", interrupted);
        }
    }

    private void run() {
        try {
            while (!stopped || !queue.isEmpty()) {
                Waiting first = queue.poll(LOOK_MS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    write(first);
                }
            }
        } catch (InterruptedException ended) {
            lost(queue.size());
        }
    }

    /** With all that has come meanwhile, also while it cannot be written. */
    private void write(Waiting first) throws InterruptedException {
        List<Waiting> left = new ArrayList<>(List.of(first));
        for (long pause = SHORTEST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
            queue.drainTo(left, AT_ONCE - left.size());
            left.removeIf(Waiting::givenUp);
            try {
                append(left);
                return;
            } catch (DataIntegrityViolationException refused) {
                oneByOne(left, refused);
                return;
            } catch (DataAccessException | TransactionException unreachable) {
                log.warn("The ledger cannot be written; trying again: {}", unreachable.getMessage());
                left.forEach(waiting -> waiting.failed(unreachable));
                if (stopped) {
                    lost(left.size() + queue.size());
                    queue.clear();
                    return;
                }
                Thread.sleep(pause);
            }
        }
    }

    private static void lost(int entries) {
        if (entries > 0) {
            log.error("{} entries of the ledger were not kept", entries);
        }
    }

    private void append(List<Waiting> entries) {
        if (!entries.isEmpty()) {
            repository.append(entries.stream().map(Waiting::entry).toList());
            entries.forEach(Waiting::done);
        }
    }

    /** An entry that the database will never take keeps no other out. */
    private void oneByOne(List<Waiting> entries, DataIntegrityViolationException refused) {
        for (Waiting waiting : entries) {
            try {
                append(List.of(waiting));
            } catch (DataAccessException | TransactionException failure) {
                log.error("The ledger refuses an entry: {}", waiting.entry(), refused);
                waiting.failed(failure);
            }
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopped = true;
        thread.join(STOP_MS);
        thread.interrupt();
    }
}
