package io.rastro.demo;

import io.rastro.ingestion.IncomingRecord;
import io.rastro.ingestion.IngestionService;
import io.rastro.ingestion.RecordKind;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Carries the demo into the database, a working day at a time. */
final class DemoLoad {

    private static final String SOURCE = "demo";

    private final IngestionService ingestion;
    private final DemoCalendar calendar;

    DemoLoad(IngestionService ingestion, DemoCalendar calendar) {
        this.ingestion = ingestion;
        this.calendar = calendar;
    }

    /**
     * Returns false when it was asked to stop before the end; what was carried until then stays.
     *
     * @param stop asked before each day
     */
    boolean run(BooleanSupplier stop) {
        DemoProgress progress = new DemoProgress(DemoCalendar.DAYS);
        try (DemoFile file = new DemoFile(calendar)) {
            for (DemoDay day = file.next(); day != null; ) {
                if (stop.getAsBoolean()) {
                    progress.interrupted();
                    return false;
                }
                day = carry(day, file, progress);
            }
        }
        progress.complete();
        return true;
    }

    /** The next day is read while the database is busy with this one. */
    private @Nullable DemoDay carry(DemoDay day, DemoFile file, DemoProgress progress) {
        CompletableFuture<@Nullable DemoDay> next = CompletableFuture.supplyAsync(file::next);
        try {
            carry(RecordKind.INTERACTION, day.interactions(), progress);
            carry(RecordKind.IVR_CALL, day.ivrCalls(), progress);
            carry(RecordKind.AGENT_STATUS, day.statuses(), progress);
            progress.dayDone();
        } finally {
            next.handle((read, failed) -> read).join();
        }
        return next.join();
    }

    private void carry(RecordKind kind, List<? extends IncomingRecord> records, DemoProgress progress) {
        progress.done(kind, ingestion.ingest(SOURCE, records));
    }
}
