package io.rastro.demo;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IngestionResult;
import io.rastro.ingestion.IngestionService;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Carries the demo's conversations into the database, a batch at a time. */
final class DemoLoad {

    private static final String SOURCE = "demo";

    private final IngestionService ingestion;
    private final Window window;
    private final int conversations;

    DemoLoad(IngestionService ingestion, Window window, int conversations) {
        this.ingestion = ingestion;
        this.window = window;
        this.conversations = conversations;
    }

    /** Returns false when it was asked to stop before the end; what was carried until then stays. */
    boolean run(BooleanSupplier stop) {
        DemoProgress progress = new DemoProgress(conversations);
        Iterator<List<IncomingInteraction>> source =
                new DemoConversations(window, conversations).stream().iterator();
        while (source.hasNext()) {
            if (stop.getAsBoolean()) {
                progress.interrupted();
                return false;
            }
            carry(source, progress);
        }
        progress.complete();
        return true;
    }

    /** Never more than a transaction takes, so that no conversation is seen in halves. */
    private void carry(Iterator<List<IncomingInteraction>> source, DemoProgress progress) {
        List<IncomingInteraction> batch = new ArrayList<>();
        int count = 0;
        while (source.hasNext() && batch.size() + 4 <= IngestionService.BATCH_ROWS) {
            batch.addAll(source.next());
            count++;
        }
        IngestionResult result = ingestion.ingest(SOURCE, batch);
        progress.done(count, result);
    }
}
