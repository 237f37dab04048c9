package io.rastro.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rastro.source.Feed.Chunk;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every read is by a new reader, as after a start of the portal, but where a test says so. */
class FollowedFileTests {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir
    Path directory;

    private @Nullable String position;
    private long minute;

    private FollowedFile follow(RecordSplitter splitter) {
        return new FollowedFile(
                "log",
                directory.resolve("log"),
                splitter,
                text -> text.startsWith("1") ? Instant.ofEpochSecond(1) : null,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Appends, a minute later than what was written before. */
    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        touch(file);
    }

    private void touch(Path file) throws IOException {
        minute++;
        Files.setLastModifiedTime(file, FileTime.from(NOW.plusSeconds(60 * minute)));
    }

    private void rename(String from, String to) throws IOException {
        Files.move(directory.resolve(from), directory.resolve(to));
    }

    private void copy(String from, String to) throws IOException {
        Files.copy(directory.resolve(from), directory.resolve(to));
        touch(directory.resolve(to));
    }

    private void truncate(String name) throws IOException {
        Files.write(directory.resolve(name), new byte[0]);
        touch(directory.resolve(name));
    }

    private void compress(String from, String to) throws IOException {
        FileTime time = Files.getLastModifiedTime(directory.resolve(from));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve(to)))) {
            out.write(Files.readAllBytes(directory.resolve(from)));
        }
        Files.delete(directory.resolve(from));
        Files.setLastModifiedTime(directory.resolve(to), time);
    }

    private List<String> read() throws IOException {
        return read(RecordSplitter.LINES, 100);
    }

    private List<String> read(RecordSplitter splitter, int limit) throws IOException {
        List<String> texts = new ArrayList<>();
        Chunk chunk;
        do {
            chunk = follow(splitter).read(position, limit);
            chunk.events().forEach(event -> texts.add(event.text()));
            position = chunk.position();
        } while (chunk.more());
        return texts;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void everyLineIsReadOnceWhateverIsAskedForAtOnce(int limit) throws IOException {
        write("log", "a\nb\n\nc\r\nd\n");
        assertThat(read(RecordSplitter.LINES, limit)).containsExactly("a", "b", "c", "d");
        assertThat(read()).isEmpty();
        write("log", "e\n");
        assertThat(read()).containsExactly("e");
    }

    @Test
    void fileOfAQuietDayHidesNoOther() throws IOException {
        write("log.2", "");
        write("log.1", "a\n");
        write("log", "b\n");
        assertThat(read()).containsExactly("a", "b");
    }

    @Test
    void lineStillBeingWrittenIsReadWhenItIsWhole() throws IOException {
        write("log", "a\nhalf");
        assertThat(read()).containsExactly("a");
        write("log", " a line\n");
        assertThat(read()).containsExactly("half a line");
    }

    @Test
    void fileThatHasOnlyHalfALineIsReadLater() throws IOException {
        write("log", "half");
        assertThat(read()).isEmpty();
        write("log", "\n");
        assertThat(read()).containsExactly("half");
    }

    /** What stood in the log and comes behind it has more bytes than was read: its place would look as if it was read. */
    @ParameterizedTest
    @ValueSource(strings = {"copied before", "copied", "renamed"})
    void fileThatIsRotatedWhileItIsReadLosesAndRepeatsNothing(String rotation) throws IOException {
        write("log", "b\nc\n");
        if (rotation.equals("copied before")) {
            copy("log", "log.1");
        }
        List<String> texts = new ArrayList<>();
        FollowedFile file = new FollowedFile(
                "log",
                directory.resolve("log"),
                RecordSplitter.LINES,
                text -> rotateOnce(rotation),
                Clock.fixed(NOW, ZoneOffset.UTC));
        Chunk first = file.read(null, 100);
        first.events().forEach(event -> texts.add(event.text()));
        position = first.position();
        texts.addAll(read());
        assertThat(texts).containsExactly("b", "c", "later 1", "later 2");
    }

    private Instant rotateOnce(String rotation) {
        try {
            if (!Files.exists(directory.resolve("rotated"))) {
                write("rotated", "");
                if (rotation.equals("renamed")) {
                    rename("log", "log.1");
                } else {
                    if (rotation.equals("copied")) {
                        copy("log", "log.1");
                    }
                    truncate("log");
                }
                write("log", "later 1\nlater 2\n");
            }
            return NOW;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"log.1", "log.0", "log-20261128", "log.1764288000", "log.old"})
    void renamedFileIsReadToItsEndBeforeItsSuccessor(String name) throws IOException {
        write("log", "a\nb\n");
        assertThat(read()).containsExactly("a", "b");
        write("log", "c\nlast");
        rename("log", name);
        write("log", "d\n");
        assertThat(read()).containsExactly("c", "last", "d");
        write("log", "e\n");
        assertThat(read()).containsExactly("e");
    }

    @Test
    void renamedFileMayBeWrittenToUntilItsSuccessorIs() throws IOException {
        write("log", "a\n");
        assertThat(read()).containsExactly("a");
        rename("log", "log.1");
        assertThatThrownBy(this::read).isInstanceOf(NoSuchFileException.class);
        write("log.1", "b\nc");
        assertThat(read()).containsExactly("b");
        write("log", "");
        write("log.1", "c\n");
        assertThat(read()).containsExactly("cc");
        write("log", "d\n");
        assertThat(read()).containsExactly("d");
    }

    @ParameterizedTest
    @CsvSource({"rotate, log.2, log.1", "sequential, log.0, log.1", "timestamp, log.1764288000, log.1764288060"})
    void severalRotationsAreReadInTheirOrder(String strategy, String older, String newer) throws IOException {
        write("log", "a\n");
        assertThat(read()).containsExactly("a");
        write("log", "b\n");
        rename("log", older);
        write("log", "c\n");
        rename("log", newer);
        write("log", "d\n");
        assertThat(read(RecordSplitter.LINES, 1)).as(strategy).containsExactly("b", "c", "d");
    }

    @Test
    void firstReadBeginsWithTheOldestRotatedFile() throws IOException {
        write("log", "a\n");
        rename("log", "log.2");
        compress("log.2", "log.2.gz");
        write("log", "b\n");
        rename("log", "log.1");
        write("log", "c\n");
        write("log_custom", "x\n");
        write("log.conf", "x\n");
        assertThat(read(RecordSplitter.LINES, 1)).containsExactly("a", "b", "c");
    }

    @Test
    void compressedFileIsKnownByItsContent() throws IOException {
        write("log", "a\nb\nc\nd\n");
        FollowedFile follower = follow(RecordSplitter.LINES);
        position = follower.read(null, 1).position();
        rename("log", "log.1");
        compress("log.1", "log.1.gz");
        write("log", "e\n");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Chunk chunk = follower.read(position, 1);
            chunk.events().forEach(event -> texts.add(event.text()));
            position = chunk.position();
        }
        assertThat(texts).containsExactly("b", "c", "d", "e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "z\n", "zz longer than what was read before\nz2\n"})
    void truncatedFileIsReadFromItsBeginning(String after) throws IOException {
        write("log", "a\nb\n");
        assertThat(read()).containsExactly("a", "b");
        truncate("log");
        write("log", after);
        assertThat(read()).containsExactlyElementsOf(after.lines().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"z\n", "zz longer than what was read before\nz2\n"})
    void copyOfATruncatedFileIsReadToItsEndFirst(String after) throws IOException {
        write("log", "a\nb\n");
        assertThat(read()).containsExactly("a", "b");
        write("log", "c\nd\n");
        copy("log", "log.1");
        truncate("log");
        write("log", after);
        List<String> expected = new ArrayList<>(List.of("c", "d"));
        expected.addAll(after.lines().toList());
        assertThat(read(RecordSplitter.LINES, 1)).isEqualTo(expected);
        assertThat(read()).isEmpty();
    }

    @Test
    void copyThatIsKeptBesideIsNotReadAgain() throws IOException {
        write("log", "a\nb\n");
        assertThat(read()).containsExactly("a", "b");
        copy("log", "log.1");
        write("log", "c\n");
        assertThat(read()).containsExactly("c");
        rename("log", "log.2");
        touch(directory.resolve("log.1"));
        write("log", "d\n");
        assertThat(read()).containsExactly("d");
    }

    @Test
    void deletedFilesSuccessorIsReadFromItsBeginning() throws IOException {
        write("log", "a\n");
        assertThat(read()).containsExactly("a");
        Files.delete(directory.resolve("log"));
        assertThatThrownBy(this::read).isInstanceOf(NoSuchFileException.class);
        write("log", "b\n");
        rename("log", "log.1");
        write("log", "c\n");
        assertThat(read()).containsExactly("b", "c");
    }

    @Test
    void missingFileOrDirectoryIsAway() {
        assertThatThrownBy(this::read).isInstanceOf(NoSuchFileException.class);
        Feed nowhere = new FollowedFile(
                "log", directory.resolve("no/log"), RecordSplitter.LINES, text -> null, Clock.systemUTC());
        assertThatThrownBy(() -> nowhere.read(null, 1)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void quotedLineFeedsBelongToTheirRecord() throws IOException {
        write("log", "\"a\nb\",1\n\"say \"\"x\"\"\n\",2\n\"open");
        assertThat(read(RecordSplitter.QUOTED, 1)).containsExactly("\"a\nb\",1", "\"say \"\"x\"\"\n\",2");
        write("log", " no more\"\n");
        assertThat(read(RecordSplitter.QUOTED, 1)).containsExactly("\"open no more\"");
    }

    @Test
    void quotationMarkThatIsNeverClosedSwallowsNothing() throws IOException {
        write("log", "\"a\nb\nc\n");
        assertThat(read(RecordSplitter.QUOTED, 1)).isEmpty();
        rename("log", "log.1");
        write("log", "d\n");
        assertThat(read(RecordSplitter.QUOTED, 1)).containsExactly("\"a", "b", "c", "d");
    }

    @Test
    void recordWithoutAnEndIsCut() throws IOException {
        write("log", "x".repeat(3_000_000) + "\ny\n");
        List<String> texts = read();
        assertThat(String.join("", texts)).isEqualTo("x".repeat(3_000_000) + "y");
        assertThat(texts).hasSizeLessThan(6).last().isEqualTo("y");
    }

    @Test
    void bytesThatAreNotUtf8StayReadable() throws IOException {
        Files.write(directory.resolve("log"), "São\n".getBytes(ISO_8859_1));
        Files.write(directory.resolve("log"), "João\n".getBytes(UTF_8), StandardOpenOption.APPEND);
        assertThat(read()).containsExactly("São", "João");
    }

    @Test
    void eventTellsWhereItStandsAndWhenItHappened() throws IOException {
        write("log", "123\nabc\n");
        List<RawEvent> events = follow(RecordSplitter.LINES).read(null, 9).events();
        assertThat(events)
                .containsExactly(
                        new RawEvent("log", "log:0", Instant.ofEpochSecond(1), "123"),
                        new RawEvent("log", "log:4", NOW, "abc"));
    }
}
