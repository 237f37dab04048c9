package io.rastro.ingestion;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows for one table in the binary form of PostgreSQL's COPY, the quickest way in. Each is encoded as it is sent, while
 * the server stores those before it. Each column is named together with its value, or by the component it comes from; the
 * value's type is to be that of the column: Integer for int, Long for bigint.
 *
 * @param <R> what a row is made of
 */
final class CopyRows<R> {

    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int NULL = -1;
    private static final int END = -1;
    /** PostgreSQL's numbers of the types of an array's elements. */
    private static final int INT4 = 23;

    private static final int TEXT = 25;
    /** PostgreSQL counts microseconds from here. */
    private static final long EPOCH_SECONDS =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    /** Enough for the server to be busy with, and little enough for it to begin early. */
    private static final int PIECE = 64 * 1024;

    private final String table;
    private final List<String> names = new ArrayList<>();
    private final List<Function<R, ? extends @Nullable Object>> values = new ArrayList<>();
    private final List<R> rows = new ArrayList<>();
    private final ByteSequence bytes = new ByteSequence();

    CopyRows(String table) {
        this.table = table;
    }

    CopyRows<R> column(String name, Function<R, ? extends @Nullable Object> value) {
        names.add(name);
        values.add(value);
        return this;
    }

    /** The columns that the components of a kind of record say they are stored in. */
    CopyRows<R> columnsOf(Class<? extends Record> type, Function<R, ? extends Record> record) {
        for (RecordShape.Member member : RecordShape.of(type).members()) {
            RecordComponent component = member.component();
            if (RecordShape.isPart(component)) {
                columnsOf(component.getType().asSubclass(Record.class), row ->
                        (Record) Objects.requireNonNull(member.of(record.apply(row))));
            } else if (!column(component).isEmpty()) {
                column(column(component), row -> member.of(record.apply(row)));
            }
        }
        return this;
    }

    private static String column(RecordComponent component) {
        return component.getAnnotation(IncomingField.class).column();
    }

    void add(R row) {
        rows.add(row);
    }

    void send(Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        String command = "copy " + table + " (" + String.join(", ", names) + ") from stdin (format binary)";
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command);
        try {
            sendTo(copy);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void sendTo(CopyIn copy) throws SQLException {
        bytes.add(SIGNATURE);
        bytes.addInt(0);
        bytes.addInt(0);
        for (R row : rows) {
            append(row);
            if (bytes.length() >= PIECE) {
                sendPiece(copy);
            }
        }
        bytes.addShort(END);
        sendPiece(copy);
    }

    private void sendPiece(CopyIn copy) throws SQLException {
        byte[] piece = bytes.takeAll();
        copy.writeToCopy(piece, 0, piece.length);
    }

    private void append(R row) {
        bytes.addShort(values.size());
        for (Function<R, ? extends @Nullable Object> value : values) {
            appendValue(value.apply(row));
        }
    }

    private void appendValue(@Nullable Object value) {
        if (value == null) {
            bytes.addInt(NULL);
        } else if (value instanceof String text) {
            bytes.addText(text);
        } else if (value instanceof Enum<?> constant) {
            bytes.addText(constant.name());
        } else if (value instanceof Integer number) {
            bytes.addInt(Integer.BYTES);
            bytes.addInt(number);
        } else if (value instanceof byte[] raw) {
            bytes.addInt(raw.length);
            bytes.add(raw);
        } else if (value instanceof Collection<?> numbers) {
            array(numbers);
        } else if (value instanceof String[] texts) {
            array(texts);
        } else {
            bytes.addInt(Long.BYTES);
            bytes.addLong(eightBytes(value));
        }
    }

    private static long eightBytes(Object value) {
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof Double number) {
            return Double.doubleToLongBits(number);
        }
        if (value instanceof Instant instant) {
            return (instant.getEpochSecond() - EPOCH_SECONDS) * 1_000_000 + instant.getNano() / 1_000;
        }
        throw new IllegalArgumentException("No column takes a " + value.getClass());
    }

    private void array(String[] texts) {
        List<byte[]> encoded = Arrays.stream(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        beginArray(
                TEXT,
                encoded.size(),
                encoded.stream().mapToInt(text -> text.length).sum());
        for (byte[] text : encoded) {
            bytes.addInt(text.length);
            bytes.add(text);
        }
    }

    /** One dimension, counted from 1. */
    private void beginArray(int type, int size, int contentBytes) {
        bytes.addInt((5 + size) * Integer.BYTES + contentBytes);
        bytes.addInt(1);
        bytes.addInt(0);
        bytes.addInt(type);
        bytes.addInt(size);
        bytes.addInt(1);
    }

    private void array(Collection<?> numbers) {
        beginArray(INT4, numbers.size(), numbers.size() * Integer.BYTES);
        for (Object number : numbers) {
            bytes.addInt(Integer.BYTES);
            bytes.addInt((Integer) number);
        }
    }
}
