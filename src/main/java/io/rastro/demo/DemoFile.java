package io.rastro.demo;

import io.rastro.ingestion.IncomingAgentStatus;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingIvrCall;
import io.rastro.ingestion.IncomingRecord;
import io.rastro.ingestion.InputRow;
import io.rastro.ingestion.JsonLines;
import io.rastro.ingestion.RecordKind;
import io.rastro.ingestion.StampReader;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The demo as it ships: records as the ingestion's API takes them, one a line, but for their stamps, which
 * {@link DemoCalendar} fills in. Each working day is three blocks with an empty line after each: interactions, IVR calls,
 * agent statuses; the newest day is first, so that there is something to look at early.
 *
 * <p>The generator among the tests writes the file anew with
 * {@code ./mvnw test -Dtest=DemoFileTests -Dsurefire.failIfNoSpecifiedTests=false -Drastro.demo.write=true}.
 */
final class DemoFile implements Closeable {

    static final String RESOURCE = "/demo/demo.jsonl.xz";

    private final BufferedReader lines;
    private final DemoCalendar calendar;

    DemoFile(DemoCalendar calendar) {
        this.calendar = calendar;
        try {
            InputStream file = Objects.requireNonNull(DemoFile.class.getResourceAsStream(RESOURCE), RESOURCE);
            this.lines = new BufferedReader(new InputStreamReader(new XZInputStream(file), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The next working day of which anything can be told; null: there is none. */
    @Nullable
    DemoDay next() {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                DemoDay day = calendar.within(day(line));
                if (!day.isEmpty()) {
                    return day;
                }
            }
            return null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private DemoDay day(String first) throws IOException {
        return new DemoDay(
                block(RecordKind.INTERACTION, IncomingInteraction.class, first),
                block(RecordKind.IVR_CALL, IncomingIvrCall.class, lines.readLine()),
                block(RecordKind.AGENT_STATUS, IncomingAgentStatus.class, lines.readLine()));
    }

    private <R extends IncomingRecord> List<R> block(RecordKind kind, Class<R> type, @Nullable String first)
            throws IOException {
        StringBuilder block = new StringBuilder();
        for (String line = first; line != null && !line.isEmpty(); line = lines.readLine()) {
            block.append(calendar.place(line)).append('\n');
        }
        byte[] bytes = block.toString().getBytes(StandardCharsets.UTF_8);
        JsonLines rows =
                new JsonLines(new ByteArrayInputStream(bytes), kind, StampReader.ofMessages(ZoneOffset.UTC), false);
        List<R> records = new ArrayList<>();
        for (InputRow row = rows.next(); row != null; row = rows.next()) {
            if (row.incoming() == null) {
                throw new IOException(RESOURCE + ": " + row.problem());
            }
            records.add(type.cast(row.incoming()));
        }
        return records;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
