package io.rastro.demo;

import io.rastro.ingestion.Incoming;
import io.rastro.ingestion.IncomingAgentStatus;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingIvrCall;
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
    private final List<IncomingIvrCall> ivrCalls = new ArrayList<>();
    private final List<IncomingAgentStatus> statuses = new ArrayList<>();

    DemoLoad(IngestionService ingestion, Window window, int conversations) {
        this.ingestion = ingestion;
        this.window = window;
        this.conversations = conversations;
    }

    /** Returns false when it was asked to stop before the end; what was carried until then stays. */
    boolean run(BooleanSupplier stop) {
        DemoProgress progress = new DemoProgress(conversations);
        ReadAhead<DemoDay> days = new ReadAhead<>(
                new DemoConversations(window, conversations).days().iterator());
        boolean stopped = stop.getAsBoolean();
        for (DemoDay day = days.next(); day != null && !stopped; day = days.next()) {
            carry(day, progress);
            stopped = stop.getAsBoolean();
        }
        unload(ivrCalls, RecordKind.IVR_CALL, progress);
        unload(statuses, RecordKind.AGENT_STATUS, progress);
        if (stopped) {
            progress.interrupted();
        } else {
            progress.complete();
        }
        return !stopped;
    }

    private void carry(DemoDay day, DemoProgress progress) {
        Iterator<List<IncomingInteraction>> source = day.conversations().iterator();
        while (source.hasNext()) {
            carry(source, progress);
        }
        load(day.ivrCalls(), ivrCalls, RecordKind.IVR_CALL, progress);
        load(day.statuses(), statuses, RecordKind.AGENT_STATUS, progress);
    }

    /** A day has few of them: they wait until they fill a transaction. */
    private <R extends Incoming> void load(List<R> more, List<R> waiting, RecordKind kind, DemoProgress progress) {
        waiting.addAll(more);
        if (waiting.size() >= kind.batchRows()) {
            unload(waiting, kind, progress);
        }
    }

    private void unload(List<? extends Incoming> waiting, RecordKind kind, DemoProgress progress) {
        progress.done(kind, ingestion.ingest(SOURCE, waiting));
        waiting.clear();
    }

    /** Never more than a transaction takes, so that no conversation is seen in halves. */
    private void carry(Iterator<List<IncomingInteraction>> source, DemoProgress progress) {
        List<IncomingInteraction> batch = new ArrayList<>();
        int count = 0;
        while (source.hasNext() && batch.size() + 4 <= RecordKind.INTERACTION.batchRows()) {
            batch.addAll(source.next());
            count++;
        }
        progress.done(RecordKind.INTERACTION, ingestion.ingest(SOURCE, batch));
        progress.told(count);
    }
}
