package io.rastro.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rastro.source.Feed.Tail;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The end of a log that somebody wants a glance at. */
class FileTailTests {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir
    Path directory;

    private int files;

    private Tail tail(int limit) throws IOException {
        return new FollowedFile(
                        "log",
                        directory.resolve("log"),
                        RecordSplitter.LINES,
                        text -> NOW,
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .tail(limit);
    }

    private static List<String> texts(Tail tail) {
        return tail.events().stream().map(RawEvent::text).toList();
    }

    /** Each is a minute younger than the one before. */
    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Files.setLastModifiedTime(file, FileTime.from(NOW.plusSeconds(60L * ++files)));
    }

    @ParameterizedTest
    @CsvSource({
        "2, e f, false",
        "3, d e f, false",
        "5, b c d e f, false",
        "6, a b c d e f, true",
        "9, a b c d e f, true"
    })
    void lastRecordsAreReadBackIntoTheFilesBefore(int limit, String expected, boolean whole) throws IOException {
        write("log.2", "a\nb\n");
        write("log.1", "c\nd");
        write("log", "e\nf\nunfinis");
        Tail tail = tail(limit);
        assertThat(texts(tail)).containsExactly(expected.split(" "));
        assertThat(tail.whole()).isEqualTo(whole);
    }

    @Test
    void placesAreThoseThatFollowingTells() throws IOException {
        write("log.1", "a\nb\n");
        write("log", "c\nd\n");
        assertThat(tail(3).events()).extracting(RawEvent::place).containsExactly("log.1:2", "log:0", "log:2");
    }

    @Test
    void copyOfWhatIsReadIsNotReadTwice() throws IOException {
        write("log-20261127", "a\nb\n");
        write("log", "a\nb\nc\n");
        Tail tail = tail(10);
        assertThat(texts(tail)).containsExactly("a", "b", "c");
        assertThat(tail.whole()).isTrue();
    }

    @Test
    void compressedFileIsReadOnlyWhereNothingWasWrittenSince() throws IOException {
        write("log.2.gz", "a\n");
        write("log.1.gz", "b\nc\n");
        write("log", "");
        Tail tail = tail(10);
        assertThat(texts(tail)).containsExactly("b", "c");
        assertThat(tail.whole()).isFalse();
        write("log", "d\n");
        tail = tail(10);
        assertThat(texts(tail)).containsExactly("d");
        assertThat(tail.whole()).isFalse();
    }

    @Test
    void ofALargeFileItsEndIsReadFromAWholeRecordOn() throws IOException {
        String line = "x".repeat(993);
        int lines = 20_000;
        write(
                "log",
                String.join(
                                "\n",
                                IntStream.range(0, lines)
                                        .mapToObj(n -> "%06d".formatted(n) + line)
                                        .toList()) + "\n");
        Tail tail = tail(1_000_000);
        assertThat(tail.whole()).isFalse();
        List<String> texts = texts(tail);
        assertThat(texts).hasSizeBetween(16_000, 17_000).allMatch(text -> text.length() == 999);
        assertThat(texts.get(texts.size() - 1)).startsWith("019999");
        assertThat(tail.events().get(0).place())
                .isEqualTo("log:" + 1_000L * Integer.parseInt(texts.get(0).substring(0, 6)));
    }

    @Test
    void withoutAnyFileTheSourceIsAway() {
        assertThatThrownBy(() -> tail(10)).isInstanceOf(NoSuchFileException.class);
    }
}
