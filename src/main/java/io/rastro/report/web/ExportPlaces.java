package io.rastro.report.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many downloads run at once: fewer than the pool has connections, and one person's never all of them. */
final class ExportPlaces {

    static final int AT_ONCE = 6;

    private static final int EACH = 4;
    private static final int PATIENCE_SECONDS = 20;

    private final Semaphore all = new Semaphore(AT_ONCE, true);
    private final Map<String, Semaphore> own = new ConcurrentHashMap<>();

    /** Waits for a place; false: there was none for too long. */
    boolean take(String person) throws InterruptedException {
        Semaphore mine = own.computeIfAbsent(person, name -> new Semaphore(EACH, true));
        if (!mine.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            return false;
        }
        if (all.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            return true;
        }
        mine.release();
        return false;
    }

    void giveBack(String person) {
        all.release();
        Semaphore mine = own.get(person);
        if (mine != null) {
            mine.release();
        }
    }
}
