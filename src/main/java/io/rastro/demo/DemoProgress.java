package io.rastro.demo;

import io.rastro.ingestion.IngestionResult;
import io.rastro.ingestion.RecordKind;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says on the console how far the demo is. */
final class DemoProgress {

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
