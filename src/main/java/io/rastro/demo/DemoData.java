package io.rastro.demo;

import io.rastro.ingestion.IngestionService;
import io.rastro.system.DatabaseOrigin;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Fills the embedded database on the first start, in the background, while the portal already answers. */
@Component
class DemoData {

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);
    private static final long STOP_MILLISECONDS = 10_000;

    private final IngestionService ingestion;
    private final DemoState state;
    private final DemoRecordings recordings;
    private final boolean requested;
    private final Clock clock;
    private final ZoneId zone;
    private final Thread thread = new Thread(this::fill, "demo-data");
    private volatile boolean stopped;

    DemoData(
            IngestionService ingestion,
            DemoState state,
            DemoRecordings recordings,
            DatabaseOrigin database,
            Clock clock,
            ZoneId zone) {
        this.ingestion = ingestion;
        this.state = state;
        this.recordings = recordings;
        this.requested = database.demo();
        this.clock = clock;
        this.zone = zone;
        thread.setDaemon(true);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (requested) {
            thread.start();
        }
    }

    /** The database goes away next: the batch under way may still end. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopped = true;
        try {
            thread.join(STOP_MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void fill() {
        try {
            state.begin(LocalDate.ofInstant(clock.instant(), zone)).ifPresent(this::fill);
        } catch (RuntimeException failed) {
            log.warn("The demo data is not complete; the next start goes on with it", failed);
        }
    }

    private void fill(LocalDate anchor) {
        recordings.copy();
        DemoLoad load = new DemoLoad(ingestion, new DemoCalendar(anchor, zone));
        if (load.run(() -> stopped)) {
            state.complete();
        }
    }
}
