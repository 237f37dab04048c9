package io.rastro.report.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** A query whose rows COPY sends, in its binary format, which costs both sides the least. */
final class BinaryCopy implements AutoCloseable {

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

    /** The next message, for {@link BinaryRows}; null at the end. */
    byte @Nullable [] next() throws SQLException {
        return copy.readFromCopy();
    }

    // Not CopyOut.cancelCopy: the answers of the driver's next statements would be those of the ones before. The rows
    // on their way are read to the end, or the connection would wait for them for ever.
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
