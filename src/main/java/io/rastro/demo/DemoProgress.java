package io.rastro.demo;

import io.rastro.ingestion.IngestionResult;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says on the console how far the demo is. */
final class DemoProgress {

    private static final Logger log = LoggerFactory.getLogger(DemoProgress.class);
    private static final int STEPS = 10;

    private final int total;
    private final long startedAt = System.nanoTime();
    private int conversations;
    private int interactions;

    DemoProgress(int total) {
        this.total = total;
        log.info("Filling in demo data: {} conversations; the portal can be used meanwhile", number(total));
    }

    void done(int more, IngestionResult result) {
        int before = conversations * STEPS / total;
        conversations += more;
        interactions += result.received();
        if (result.rejected() > 0) {
            log.warn("Demo data: {} interactions were rejected: {}", result.rejected(), result.rejections());
        }
        int now = conversations * STEPS / total;
        if (now > before && now < STEPS) {
            log.info(
                    "Demo data: {} of {} conversations ({} %)",
                    number(conversations), number(total), now * 100 / STEPS);
        }
    }

    void complete() {
        log.info(
                "Demo data is complete: {} conversations, {} interactions, {} s",
                number(conversations),
                number(interactions),
                (System.nanoTime() - startedAt) / 1_000_000_000);
    }

    void interrupted() {
        log.info("Demo data: {} of {} conversations; the next start goes on", number(conversations), number(total));
    }

    private static String number(int number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
