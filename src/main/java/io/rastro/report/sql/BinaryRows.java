package io.rastro.report.sql;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands on the rows of the messages of one {@link BinaryCopy}, given in their order. */
final class BinaryRows<R> {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    /** A signature of 11 bytes, flags, and the length of an extension that nobody has. */
    private static final int FILE_HEADER_BYTES = 19;

    private final FieldsMapper<R> mapper;
    private final Consumer<R> sink;
    private @Nullable BinaryRow row;

    /** The header of the file comes in one message with the first row, or with the end where there is none. */
    private int start = FILE_HEADER_BYTES;

    private long count;

    BinaryRows(FieldsMapper<R> mapper, Consumer<R> sink) {
        this.mapper = mapper;
        this.sink = sink;
    }

    void accept(byte[] message) throws SQLException {
        int fields = (short) SHORT.get(message, start);
        if (fields >= 0) {
            sink.accept(mapper.map(row(fields, message)));
            count++;
        }
        start = 0;
    }

    /** @param fields their number stands in front of a row, and -1 at the end */
    private BinaryRow row(int fields, byte[] message) {
        if (row == null) {
            row = new BinaryRow(fields);
        }
        row.take(message, start + Short.BYTES);
        return row;
    }

    /** How many rows there were. */
    long count() {
        return count;
    }
}
