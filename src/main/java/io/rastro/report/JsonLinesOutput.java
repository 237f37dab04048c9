package io.rastro.report;

import io.rastro.text.Utf8Text;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a report's rows as JSON lines: an object a row, whose names are those of the columns in the code, whatever the
 * reader's language. Instants are ISO 8601 with the offset of the portal's zone, durations seconds, ratios fractions of 1,
 * lists arrays; what is unknown is null.
 *
 * @param <R> a row of the report
 */
final class JsonLinesOutput<R> implements RowOutput<R> {

    private static final JsonFactory JSON = JsonFactory.builder()
            .rootValueSeparator("")
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    /** What JSON allows around an object: there is no header by whose bytes it is noticed that the reader has gone. */
    private static final String BEGINNING = " ".repeat(240);

    private static final Pattern WORDS = Pattern.compile("[-_]+([a-z0-9])");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ssXXX", Locale.ROOT);

    private final List<? extends Column<R>> columns;
    private final String[] names;
    private final ZoneId zone;
    private final CellWriter texts;
    private final JsonGenerator json;

    JsonLinesOutput(OutputStream out, List<? extends Column<R>> columns, ZoneId zone) {
        this.columns = List.copyOf(columns);
        this.names = columns.stream().map(JsonLinesOutput::name).toArray(String[]::new);
        this.zone = zone;
        this.texts = new CellWriter(zone, NumberStyle.SCRIPT);
        this.json = JSON.createGenerator(ObjectWriteContext.empty(), out);
    }

    /** A column's name, such as {@code receivedAt}; that of a duration says its unit. */
    static String name(ColumnValue<?> column) {
        String name = WORDS.matcher(column.key().toLowerCase(Locale.ROOT))
                .replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
        return column.format() == Format.DURATION ? name + "Seconds" : name;
    }

    @Override
    public void begin() throws IOException {
        json.writeRaw(BEGINNING);
        finish();
    }

    @Override
    public void writeRow(R row) {
        try {
            json.writeStartObject();
            for (int index = 0; index < names.length; index++) {
                json.writeName(names[index]);
                Column<R> column = columns.get(index);
                write(column.format(), column.value(row));
            }
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (JacksonIOException disconnect) {
            throw new UncheckedIOException(disconnect.getCause());
        }
    }

    private void write(Format format, @Nullable Object value) {
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (format) {
            case TEXT, PHONE -> writeText(format, value);
            case DURATION, COUNT -> json.writeNumber(((Number) value).longValue());
            case PERCENT, DECIMAL -> json.writeNumber(((Number) value).doubleValue());
            case DATE, TIME, DATE_TIME, DAY_FIRST_DATE_TIME -> json.writeString(written(format, (Instant) value));
        }
    }

    private void writeText(Format format, Object value) {
        if (value instanceof Utf8Text text) {
            json.writeUTF8String(text.bytes(), text.start(), text.byteLength());
        } else if (value instanceof List<?> several) {
            json.writeStartArray();
            several.forEach(each -> json.writeString(texts.write(format, each)));
            json.writeEndArray();
        } else {
            json.writeString(texts.write(format, value));
        }
    }

    /** To the second, as on screen. */
    private String written(Format format, Instant at) {
        OffsetDateTime local = at.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime();
        return switch (format) {
            case DATE -> local.toLocalDate().toString();
            case TIME -> TIME.format(local);
            default -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local);
        };
    }

    @Override
    public void finish() throws IOException {
        try {
            json.flush();
        } catch (JacksonIOException disconnect) {
            throw disconnect.getCause();
        }
    }
}
