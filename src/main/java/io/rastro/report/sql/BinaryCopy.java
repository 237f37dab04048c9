package io.rastro.report.sql;

import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads the rows of a query as COPY sends them, in its binary format, which costs both sides the least. */
final class BinaryCopy {

    /** A signature of 11 bytes, flags, and the length of an extension that nobody has. */
    private static final int FILE_HEADER_BYTES = 19;

    private final PGConnection connection;

    BinaryCopy(PGConnection connection) {
        this.connection = connection;
    }

    /**
     * Hands every row to the sink, which must not keep it: the next one takes its place.
     *
     * @return how many there were
     */
    long read(String query, RowSink sink) throws SQLException {
        CopyOut copy = connection.getCopyAPI().copyOut("copy (" + query + ") to stdout (format binary)");
        long rows = 0;
        try {
            BinaryRow row = new BinaryRow(copy.getFieldCount());
            // The header of the file comes in one message with the first row, or with the end where there is none.
            int start = FILE_HEADER_BYTES;
            for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
                if (!isEnd(message, start)) {
                    row.take(message, start + Short.BYTES);
                    sink.accept(row);
                    rows++;
                }
                start = 0;
            }
            return rows;
        } finally {
            end(copy);
        }
    }

    /** The number of fields stands in front of a row, and -1 at the end. */
    private static boolean isEnd(byte[] message, int start) {
        return message[start] < 0;
    }

    // Not CopyOut.cancelCopy: the answers of the driver's next statements would be those of the ones before. The rows on
    // their way are read to the end, or the connection would wait for them for ever.
    private void end(CopyOut copy) {
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

    /** Takes a row. */
    interface RowSink {

        void accept(RowFields row) throws SQLException;
    }
}
