package io.rastro.report.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many downloads run at once: so few that there are connections left in the pool though a long one takes two, and
 * one person's never all of them.
 */
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

    /** There was no place for a download for as long as its reader should wait. */
    static final class BusyExportsException extends RuntimeException {

        private final int running;
        private final boolean own;

        /**
         * @param running how many downloads run
         * @param own whether all of them are the reader's
         */
        BusyExportsException(int running, boolean own) {
            super(running + " downloads are running");
            this.running = running;
            this.own = own;
        }

        int running() {
            return running;
        }

        boolean own() {
            return own;
        }
    }
}
