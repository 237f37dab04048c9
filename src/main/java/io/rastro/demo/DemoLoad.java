package io.rastro.demo;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IngestionService;
import io.rastro.ingestion.RecordKind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Carries the demo into the database, a day at a time. */
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
        Iterator<DemoDay> days =
                new DemoConversations(window, conversations).days().iterator();
        while (days.hasNext()) {
            if (stop.getAsBoolean()) {
                progress.interrupted();
                return false;
            }
            carry(days.next(), progress);
        }
        progress.complete();
        return true;
    }

    private void carry(DemoDay day, DemoProgress progress) {
        Iterator<List<IncomingInteraction>> source = day.conversations().iterator();
        while (source.hasNext()) {
            carry(source, progress);
        }
        progress.done(RecordKind.IVR_CALL, ingestion.ingest(SOURCE, day.ivrCalls()));
        progress.done(RecordKind.AGENT_STATUS, ingestion.ingest(SOURCE, day.statuses()));
    }

    /** Never more than a transaction takes, so that no conversation is seen in halves. */
    private void carry(Iterator<List<IncomingInteraction>> source, DemoProgress progress) {
        List<IncomingInteraction> batch = new ArrayList<>();
        int count = 0;
        while (source.hasNext() && batch.size() + 4 <= IngestionService.BATCH_ROWS) {
            batch.addAll(source.next());
            count++;
        }
        progress.done(RecordKind.INTERACTION, ingestion.ingest(SOURCE, batch));
        progress.told(count);
    }
}
