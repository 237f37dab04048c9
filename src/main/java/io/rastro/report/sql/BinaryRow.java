package io.rastro.report.sql;

import io.rastro.text.Utf8Text;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a row in the binary format of COPY: each has its length in front of it, -1 when it is null. Fields are
 * decoded where they lie; a text goes on pointing there.
 */
final class BinaryRow implements RowFields {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle DOUBLE = MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);

    /** PostgreSQL counts microseconds from 2000-01-01 in UTC. */
    private static final long EPOCH_SECOND = 946_684_800;

    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    /** Of an array: number of dimensions, whether it has nulls, type of its elements, then its length and first index. */
    private static final int ARRAY_HEADER_BYTES = 20;

    private final int[] starts;
    private final int[] lengths;
    private byte[] bytes = {};

    BinaryRow(int fields) {
        this.starts = new int[fields];
        this.lengths = new int[fields];
    }

    /** Takes the row whose fields begin there. */
    void take(byte[] message, int start) {
        bytes = message;
        int at = start;
        for (int field = 0; field < starts.length; field++) {
            int length = (int) INT.get(message, at);
            at += Integer.BYTES;
            starts[field] = at;
            lengths[field] = length;
            at += Math.max(0, length);
        }
    }

    private int start(int position) {
        return starts[position - 1];
    }

    private int length(int position) {
        return lengths[position - 1];
    }

    @Override
    public int id(int position) {
        return length(position) < 0 ? 0 : (int) INT.get(bytes, start(position));
    }

    @Override
    public @Nullable Long number(int position) {
        return switch (length(position)) {
            case Integer.BYTES -> Long.valueOf((int) INT.get(bytes, start(position)));
            case Long.BYTES -> Long.valueOf((long) LONG.get(bytes, start(position)));
            default -> null;
        };
    }

    @Override
    public @Nullable Double decimal(int position) {
        return length(position) < 0 ? null : Double.valueOf((double) DOUBLE.get(bytes, start(position)));
    }

    @Override
    public @Nullable Instant instant(int position) {
        if (length(position) < 0) {
            return null;
        }
        long micros = (long) LONG.get(bytes, start(position));
        return Instant.ofEpochSecond(
                EPOCH_SECOND + Math.floorDiv(micros, MICROS_PER_SECOND),
                (long) Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
    }

    @Override
    public @Nullable CharSequence text(int position) {
        return length(position) < 0 ? null : new Utf8Text(bytes, start(position), length(position));
    }

    @Override
    public int[] ids(int position) {
        int elements = Math.max(0, length(position) - ARRAY_HEADER_BYTES) / (2 * Integer.BYTES);
        int[] ids = new int[elements];
        for (int element = 0; element < elements; element++) {
            int at = start(position) + ARRAY_HEADER_BYTES + element * 2 * Integer.BYTES;
            ids[element] = (int) INT.get(bytes, at + Integer.BYTES);
        }
        return ids;
    }
}
