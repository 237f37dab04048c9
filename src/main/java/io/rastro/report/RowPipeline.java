package io.rastro.report;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads rows on one thread while the caller's writes them, a bounded number of rows apart: the database does not idle
 * while rows are formatted, and a slow reader holds it back instead of filling memory.
 *
 * @param <R> a row
 */
public final class RowPipeline<R> {

    private static final int ROWS_PER_CHUNK = 500;
    private static final int CHUNKS_AHEAD = 8;
    private static final long CHECK_MS = 200;
    private static final long WAITING_MS = 1_000;

    private final BlockingQueue<List<R>> chunks = new ArrayBlockingQueue<>(CHUNKS_AHEAD);
    private volatile boolean abandoned;

    /**
     * Runs until the feed has handed over its last row and the sink has taken it.
     *
     * @param feed hands every row to the consumer it is given; runs on a thread of the executor, and can be cancelled there
     * @param sink takes the rows on the calling thread
     * @param waiting runs on the calling thread, again and again until the first row is there
     * @throws RuntimeException what any of them threw; the others are stopped first
     */
    public void run(Executor executor, Consumer<Consumer<R>> feed, Consumer<R> sink, Runnable waiting)
            throws InterruptedException {
        Cancellation cancellation = new Cancellation();
        FutureTask<Void> reading = new FutureTask<>(() -> read(feed, cancellation), null);
        executor.execute(reading);
        try {
            for (List<R> chunk = first(waiting); !chunk.isEmpty(); chunk = chunks.take()) {
                chunk.forEach(sink);
            }
        } catch (RuntimeException | InterruptedException unwanted) {
            abandoned = true;
            cancellation.cancel();
            throw unwanted;
        }
        result(reading);
    }

    private List<R> first(Runnable waiting) throws InterruptedException {
        List<R> chunk = chunks.poll(WAITING_MS, TimeUnit.MILLISECONDS);
        while (chunk == null) {
            waiting.run();
            chunk = chunks.poll(WAITING_MS, TimeUnit.MILLISECONDS);
        }
        return chunk;
    }

    private static void result(FutureTask<Void> reading) throws InterruptedException {
        try {
            reading.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    private void read(Consumer<Consumer<R>> feed, Cancellation cancellation) {
        if (!cancellation.begin()) {
            throw new CancellationException("The rows were no longer wanted before the first was sought");
        }
        Filling filling = new Filling();
        try {
            feed.accept(filling);
            filling.handOver();
        } finally {
            cancellation.end();
            if (!abandoned) {
                hand(List.of());
            }
        }
    }

    /** The chunk being filled; an empty one is never handed over, because it marks the end. */
    private final class Filling implements Consumer<R> {

        private List<R> chunk = new ArrayList<>(ROWS_PER_CHUNK);

        @Override
        public void accept(R row) {
            chunk.add(row);
            if (chunk.size() == ROWS_PER_CHUNK) {
                handOver();
            }
        }

        void handOver() {
            if (!chunk.isEmpty()) {
                hand(chunk);
                chunk = new ArrayList<>(ROWS_PER_CHUNK);
            }
        }
    }

    private void hand(List<R> chunk) {
        try {
            do {
                if (abandoned) {
                    throw new CancellationException("The rows are no longer wanted");
                }
            } while (!chunks.offer(chunk, CHECK_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while handing rows over");
        }
    }
}
