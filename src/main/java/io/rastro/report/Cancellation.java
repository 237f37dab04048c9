package io.rastro.report;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * Ends reads from another thread: who waits for a first row does not see that nobody wants it any more. It covers the
 * read-only transactions of one thread from {@link #begin} to {@link #end}; {@link CancellableReads} tells it of them.
 */
public final class Cancellation {

    private static final ThreadLocal<Cancellation> CURRENT = new ThreadLocal<>();
    private static final long AGAIN_MS = 100;
    private static final int ATTEMPTS = 50;

    private final Set<PGConnection> reading = new HashSet<>();
    private boolean underWay;
    private boolean cancelled;

    /** What covers this thread now. */
    public static Optional<Cancellation> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Covers this thread from now on; false: it was cancelled before, and nothing should begin. */
    public synchronized boolean begin() {
        if (!cancelled) {
            underWay = true;
            CURRENT.set(this);
        }
        return !cancelled;
    }

    synchronized void covers(PGConnection connection) {
        reading.add(connection);
    }

    /** To be called before the connection goes back: what its next user runs is not cancelled. */
    synchronized void spares(PGConnection connection) {
        reading.remove(connection);
    }

    public synchronized void end() {
        underWay = false;
        reading.clear();
        CURRENT.remove();
        notifyAll();
    }

    public synchronized boolean cancelled() {
        return cancelled;
    }

    /**
     * Ends the statement that runs, and every one that follows it; returns when all has ended, or does not want to. A
     * statement not yet arrived in the database is not there to be ended: hence again and again.
     */
    public synchronized void cancel() {
        cancelled = true;
        try {
            for (int attempt = 0; underWay && attempt < ATTEMPTS; attempt++) {
                reading.forEach(Cancellation::cancelStatement);
                wait(AGAIN_MS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    // The lock is held until the database has the signal: only then may the connection go on to somebody else.
    private static void cancelStatement(PGConnection connection) {
        try {
            connection.cancelQuery();
        } catch (SQLException unreachable) {
            // A connection that cannot be told to stop has already stopped, or is tried again.
        }
    }
}
