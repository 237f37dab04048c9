package io.rastro.demo;

import io.rastro.ingestion.IncomingRecord;
import io.rastro.ingestion.IngestionResult;
import io.rastro.ingestion.IngestionService;
import io.rastro.ingestion.RecordKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    /** Says on the console how far the demo is. */
    static final class DemoProgress {

        private static final Logger log = LoggerFactory.getLogger(DemoProgress.class);
        private static final int STEPS = 10;

        private final int days;
        private final long startedAt = System.nanoTime();
        private int daysDone;
        private final Map<RecordKind, Integer> records = new EnumMap<>(RecordKind.class);

        DemoProgress(int days) {
            this.days = days;
            log.info("Filling in demo data: {} days, the newest first; the portal can be used meanwhile", days);
        }

        void done(RecordKind kind, IngestionResult result) {
            records.merge(kind, result.received(), Integer::sum);
            if (result.rejected() > 0) {
                log.warn("Demo data: {} rows were rejected: {}", result.rejected(), result.rejections());
            }
        }

        void dayDone() {
            int before = daysDone * STEPS / days;
            daysDone = Math.min(daysDone + 1, days);
            int now = daysDone * STEPS / days;
            if (now > before && now < STEPS) {
                log.info("Demo data: {} of {} days ({} %)", daysDone, days, now * 100 / STEPS);
            }
        }

        void complete() {
            log.info(
                    "Demo data is complete: {} days, {} interactions, {} IVR calls, {} agent statuses, {} s",
                    days,
                    number(records.getOrDefault(RecordKind.INTERACTION, 0)),
                    number(records.getOrDefault(RecordKind.IVR_CALL, 0)),
                    number(records.getOrDefault(RecordKind.AGENT_STATUS, 0)),
                    (System.nanoTime() - startedAt) / 1_000_000_000);
        }

        void interrupted() {
            log.info("Demo data: {} of {} days; the next start goes on", daysDone, days);
        }

        private static String number(int number) {
            return String.format(Locale.ENGLISH, "%,d", number);
        }
    }
}
