package io.rastro.report.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many downloads run at once: fewer than the pool has connections, and one person's never all of them. */
final class ExportSlots {

    static final int AT_ONCE = 6;

    private static final int EACH = 4;

    private final Semaphore all = new Semaphore(AT_ONCE, true);
    private final Map<String, Semaphore> own = new ConcurrentHashMap<>();
    private final Duration patience;

    ExportSlots(Duration patience) {
        this.patience = patience;
    }

    /**
     * Waits for a place.
     *
     * @throws BusyExportsException there was none for too long
     */
    void take(String person) throws InterruptedException {
        Semaphore mine = own.computeIfAbsent(person, name -> new Semaphore(EACH, true));
        if (!mine.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new BusyExportsException(EACH, true);
        }
        if (!all.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            mine.release();
            throw new BusyExportsException(AT_ONCE, false);
        }
    }

    void giveBack(String person) {
        all.release();
        Semaphore mine = own.get(person);
        if (mine != null) {
            mine.release();
        }
    }
}
