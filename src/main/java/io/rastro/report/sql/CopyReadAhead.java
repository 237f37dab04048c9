package io.rastro.report.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;

/**
 * A query that another thread reads ahead of whoever takes its rows, a bounded number of bytes: PostgreSQL goes on with
 * it while the rows before it are written.
 */
final class CopyReadAhead {

    private static final int BLOCK_BYTES = 1 << 18;
    private static final int BLOCKS = 24;
    private static final long CANCEL_AGAIN_MS = 100;

    /** A block without messages. */
    private static final List<byte[]> END = List.of();

    private final PGConnection connection;
    private final BlockingQueue<List<byte[]>> blocks = new ArrayBlockingQueue<>(BLOCKS);
    private final CompletableFuture<Void> reading;

    /** Begins to read; nothing else may use the connection until this was read to its end or abandoned. */
    CopyReadAhead(SqlStatement query, PGConnection connection, Executor executor) {
        this.connection = connection;
        this.reading = CompletableFuture.runAsync(() -> fill(query), executor);
    }

    PGConnection connection() {
        return connection;
    }

    private void fill(SqlStatement query) {
        try {
            try (BinaryCopy copy = BinaryCopy.start(connection, query)) {
                fill(copy);
            } finally {
                blocks.put(END);
            }
        } catch (SQLException | InterruptedException failed) {
            throw new CompletionException(failed);
        }
    }

    private void fill(BinaryCopy copy) throws SQLException, InterruptedException {
        List<byte[]> block = new ArrayList<>();
        int bytes = 0;
        for (byte[] message = copy.next(); message != null; message = copy.next()) {
            block.add(message);
            bytes += message.length;
            if (bytes >= BLOCK_BYTES) {
                blocks.put(block);
                block = new ArrayList<>(block.size());
                bytes = 0;
            }
        }
        if (!block.isEmpty()) {
            blocks.put(block);
        }
    }

    /** Hands every row on, to the end. An exception leaves the rest to {@link #abandon}. */
    void read(BinaryRows<?> rows) throws SQLException {
        try {
            for (List<byte[]> block = blocks.take(); !block.equals(END); block = blocks.take()) {
                for (byte[] message : block) {
                    rows.accept(message);
                }
            }
            reading.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while rows were read");
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof SQLException cause ? cause : new SQLException(failed.getCause());
        }
    }

    /**
     * Ends the query if it has not ended, and returns when the connection is free. A query that has not yet arrived in the
     * database is not there to be ended: hence again and again.
     */
    void abandon() {
        while (!reading.isDone()) {
            cancel();
            blocks.clear();
            reading.exceptionally(failed -> null)
                    .completeOnTimeout(null, CANCEL_AGAIN_MS, TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    private void cancel() {
        try {
            connection.cancelQuery();
        } catch (SQLException unreachable) {
            // A connection that cannot be told to stop has already stopped, or is tried again.
        }
    }
}
