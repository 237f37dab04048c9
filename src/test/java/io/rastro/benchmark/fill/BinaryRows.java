package io.rastro.benchmark.fill;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows for one table in COPY's binary form: no text to make here and none to parse on the server. */
final class BinaryRows {

    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final long POSTGRES_EPOCH_SECOND =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final int INT4 = 23;

    private final String command;
    private final int columns;
    private byte[] bytes = new byte[1 << 20];
    private int length;

    BinaryRows(String table, String columns, boolean frozen) {
        this.command =
                "copy " + table + " (" + columns + ") from stdin (format binary" + (frozen ? ", freeze true)" : ")");
        this.columns = columns.split(",", -1).length;
        clear();
    }

    private void clear() {
        length = 0;
        for (byte unit : SIGNATURE) {
            put(unit);
        }
        rawInt(0);
        rawInt(0);
    }

    BinaryRows row() {
        ensure(2);
        put((byte) (columns >> 8));
        put((byte) columns);
        return this;
    }

    BinaryRows nothing() {
        return rawInt(-1);
    }

    BinaryRows integer(int value) {
        return rawInt(4).rawInt(value);
    }

    BinaryRows integer(@Nullable Integer value) {
        return value == null ? nothing() : integer(value.intValue());
    }

    BinaryRows bigint(long value) {
        return rawInt(8).rawLong(value);
    }

    BinaryRows decimal(double value) {
        return rawInt(8).rawLong(Double.doubleToRawLongBits(value));
    }

    BinaryRows stamp(long epochSecond) {
        return bigint((epochSecond - POSTGRES_EPOCH_SECOND) * 1_000_000);
    }

    BinaryRows stamp(@Nullable Long epochSecond) {
        return epochSecond == null ? nothing() : stamp(epochSecond.longValue());
    }

    BinaryRows text(@Nullable String value) {
        return value == null ? nothing() : raw(value.getBytes(StandardCharsets.UTF_8));
    }

    BinaryRows raw(byte[] value) {
        rawInt(value.length);
        ensure(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    BinaryRows integers(int[] values) {
        if (values.length == 0) {
            return rawInt(12).rawInt(0).rawInt(0).rawInt(INT4);
        }
        rawInt(20 + 8 * values.length)
                .rawInt(1)
                .rawInt(0)
                .rawInt(INT4)
                .rawInt(values.length)
                .rawInt(1);
        for (int value : values) {
            integer(value);
        }
        return this;
    }

    private BinaryRows rawInt(int value) {
        ensure(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            put((byte) (value >> shift));
        }
        return this;
    }

    private BinaryRows rawLong(long value) {
        return rawInt((int) (value >> 32)).rawInt((int) value);
    }

    private void put(byte value) {
        bytes[length++] = value;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /** Sends what was collected, and begins anew. */
    void send(Connection connection) throws SQLException {
        ensure(2);
        put((byte) 0xff);
        put((byte) 0xff);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command);
        copy.writeToCopy(bytes, 0, length);
        copy.endCopy();
        clear();
    }
}
