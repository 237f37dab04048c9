package io.rastro.source.asterisk;

import io.rastro.source.RawEvent;
import io.rastro.source.asterisk.ExchangeGenerator.Totals;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Generated calls as the files that an Asterisk would have written.
 *
 * @param lines in all of them together
 * @param totals what they must add up to
 */
public record ExchangeFiles(Path directory, long lines, Totals totals) {

    private static final Instant BEGIN = Instant.parse("2026-03-02T11:00:00Z");

    private static final Map<String, String> FILES = Map.of(
            AsteriskSource.QUEUE_LOG, "queue_log", AsteriskSource.CDR, "Master.csv", AsteriskSource.CEL, "cel.csv");

    /** Writes them into a directory that is there. */
    public static ExchangeFiles write(Path directory, int calls, long seed) throws IOException {
        Map<String, Writer> files = new HashMap<>();
        long[] lines = {0};
        try {
            for (var file : FILES.entrySet()) {
                BufferedWriter writer = Files.newBufferedWriter(directory.resolve(file.getValue()));
                files.put(file.getKey(), writer);
            }
            Totals totals = ExchangeGenerator.generate(calls, seed, BEGIN, event -> {
                lines[0]++;
                append(files, event);
            });
            return new ExchangeFiles(directory, lines[0], totals);
        } finally {
            for (Writer file : files.values()) {
                file.close();
            }
        }
    }

    private static void append(Map<String, Writer> files, RawEvent event) {
        try {
            files.get(event.feed()).append(event.text()).append('\n');
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Of a source that follows all of them. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Map.of("zone", "America/Sao_Paulo"));
        FILES.forEach((feed, file) ->
                settings.put(feed, directory.resolve(file).toAbsolutePath().toString()));
        return settings;
    }
}
