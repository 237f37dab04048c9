package io.rastro.report.sql;

import java.sql.SQLException;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** The rows of a query as COPY sends them, in its binary format, which costs both sides the least. */
final class BinaryCopy implements AutoCloseable {

    /** A signature of 11 bytes, flags, and the length of an extension that nobody has. */
    private static final int FILE_HEADER_BYTES = 19;

    private final PGConnection connection;
    private final CopyOut copy;

    private BinaryCopy(PGConnection connection, CopyOut copy) {
        this.connection = connection;
        this.copy = copy;
    }

    /** Sends the query; returns when its first rows are there. Nothing else may use the connection until this is closed. */
    static BinaryCopy start(PGConnection connection, SqlStatement query) throws SQLException {
        return new BinaryCopy(
                connection,
                connection
                        .getCopyAPI()
                        .copyOut("copy (" + query.withValues(connection) + ") to stdout (format binary)"));
    }

    /**
     * Hands every row on.
     *
     * @return how many there were
     */
    <R> long read(FieldsMapper<R> mapper, Consumer<R> sink) throws SQLException {
        long rows = 0;
        BinaryRow row = new BinaryRow(copy.getFieldCount());
        // The header of the file comes in one message with the first row, or with the end where there is none.
        int start = FILE_HEADER_BYTES;
        for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
            if (!isEnd(message, start)) {
                row.take(message, start + Short.BYTES);
                sink.accept(mapper.map(row));
                rows++;
            }
            start = 0;
        }
        return rows;
    }

    /** The number of fields stands in front of a row, and -1 at the end. */
    private static boolean isEnd(byte[] message, int start) {
        return message[start] < 0;
    }

    // Not CopyOut.cancelCopy: the answers of the driver's next statements would be those of the ones before. The rows
    // on
    // their way are read to the end, or the connection would wait for them for ever.
    @Override
    public void close() {
        if (!copy.isActive()) {
            return;
        }
        try {
            connection.cancelQuery();
            while (copy.readFromCopy() != null) {}
        } catch (SQLException ended) {
            // This is how a cancelled query ends.
        }
    }
}
