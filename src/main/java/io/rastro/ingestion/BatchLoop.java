package io.rastro.ingestion;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Carries rows from where they are read to where they are stored, a batch at a time. */
@Component
public class BatchLoop {

    /** Rows may be large: a batch ends after this many bytes of input, too. */
    private static final long BATCH_BYTES = 4L * 1024 * 1024;

    private final IngestionService ingestion;
    private final Statistics statistics;

    BatchLoop(IngestionService ingestion, Statistics statistics) {
        this.ingestion = ingestion;
        this.statistics = statistics;
    }

    /**
     * Stores row after row.
     *
     * @param committed is told each batch after its commit, and answers whether to go on
     */
    public void run(RowSource rows, String source, Predicate<List<RowResult>> committed) throws IOException {
        long stored = 0;
        List<Row> batch = batch(rows);
        while (!batch.isEmpty() && committed.test(ingestion.ingestBatch(source, batch))) {
            stored += batch.size();
            batch = batch(rows);
        }
        statistics.changed(stored);
    }

    private static List<Row> batch(RowSource rows) throws IOException {
        List<Row> batch = new ArrayList<>();
        long limit = rows.consumed() + BATCH_BYTES;
        while (batch.size() < rows.kind().batchRows() && rows.consumed() < limit) {
            Row row = rows.next();
            if (row == null) {
                break;
            }
            batch.add(row);
        }
        return batch;
    }
}
