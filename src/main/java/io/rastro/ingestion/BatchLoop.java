package io.rastro.ingestion;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Carries rows from where they are read to where they are stored, a batch at a time. While the database stores one, the
 * next one is read and checked.
 */
@Component
public class BatchLoop {

    /** Rows may be large: a batch ends after this many bytes of input, too. */
    private static final long BATCH_BYTES = 4L * 1024 * 1024;

    private final IngestionService ingestion;
    private final ExecutorService storing = Executors.newCachedThreadPool(work -> new Thread(work, "storing"));

    BatchLoop(IngestionService ingestion) {
        this.ingestion = ingestion;
    }

    /**
     * Stores row after row. What was read before the input breaks off is stored and told of before this throws.
     *
     * @param committed is told each batch after its commit, in the caller's thread, and answers whether to go on
     */
    public void run(RowSource rows, Provenance from, Predicate<List<RowResult>> committed) throws IOException {
        List<CheckedRow> batch = batch(rows);
        while (!batch.isEmpty()) {
            Storing stored = new Storing(from, batch);
            try {
                batch = batch(rows);
            } catch (IOException | RuntimeException brokenOff) {
                stored.tell(committed);
                throw brokenOff;
            }
            if (!stored.tell(committed)) {
                return;
            }
        }
    }

    private List<CheckedRow> batch(RowSource rows) throws IOException {
        List<InputRow> batch = new ArrayList<>();
        long limit = rows.consumed() + BATCH_BYTES;
        while (batch.size() < rows.kind().batchRows() && rows.consumed() < limit) {
            InputRow row = rows.next();
            if (row == null) {
                break;
            }
            batch.add(row);
        }
        return ingestion.check(batch);
    }

    /** A batch on its way into the database. */
    private final class Storing {

        private final CompletableFuture<List<RowResult>> results;

        Storing(Provenance from, List<CheckedRow> batch) {
            results = CompletableFuture.supplyAsync(() -> ingestion.store(from, batch), storing);
        }

        boolean tell(Predicate<List<RowResult>> committed) {
            List<RowResult> stored = await();
            return committed.test(stored);
        }

        private List<RowResult> await() {
            try {
                return results.join();
            } catch (CompletionException failed) {
                if (failed.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw failed;
            }
        }
    }

    @PreDestroy
    void stop() {
        storing.shutdown();
    }
}
