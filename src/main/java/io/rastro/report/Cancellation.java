package io.rastro.report;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Ends a statement from another thread: who waits for its first row does not see that nobody wants it any more. */
public final class Cancellation {

    private @Nullable Statement running;
    private boolean cancelled;

    /** Names the statement that is about to run. */
    public synchronized void covers(Statement statement) {
        running = statement;
        if (cancelled) {
            throw new CancellationException("Nobody wants the rows any more");
        }
    }

    /** Says that the statement has ended; nothing of what follows is cancelled. */
    public synchronized void ended() {
        running = null;
    }

    public synchronized void cancel() {
        cancelled = true;
        if (running != null) {
            try {
                // The connection's, not the statement's own: that one overlooks a statement still being prepared.
                running.getConnection().unwrap(PGConnection.class).cancelQuery();
            } catch (SQLException gone) {
                // A connection that cannot be told to stop has already stopped.
                running = null;
            }
        }
    }
}
