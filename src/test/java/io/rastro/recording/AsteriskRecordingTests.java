package io.rastro.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.recording.AsteriskRecorder.Format;
import io.rastro.recording.CallFixture.Call;
import io.rastro.recording.WatchedFile.State;
import io.rastro.system.Origin;
import io.rastro.system.Origins;
import io.rastro.system.PortalProperties;
import io.rastro.testing.PortalTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files that an exchange writes, leaves and goes on with while the portal looks. */
@PortalTest
class AsteriskRecordingTests {

    @TempDir
    Path directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PortalProperties portal;

    @Autowired
    ApplicationContext context;

    private CallFixture calls;
    private Call call;
    private Watch watch;

    @BeforeEach
    void watch() {
        calls = new CallFixture(jdbc, portal);
        call = calls.call();
        watch = new Watch(
                context, directory, "(?:.*~)?(?<externalId>[0-9a-f-]{36}|\\d{10}\\.\\d+)\\.\\w+", call.source());
    }

    private Path file(Format format) {
        return directory.resolve(call.externalId() + format.extension);
    }

    /** What the history plays, by position. */
    private List<Path> stored() {
        return jdbc
                .sql("select reference from recording where interaction_id = ? and uploaded order by position")
                .param(call.key().id())
                .query(String.class)
                .list()
                .stream()
                .map(calls.store()::resolve)
                .toList();
    }

    private State state(Path file) {
        return watch.files.latest(file).orElseThrow().state();
    }

    /** An original leaves its place only when the store has every byte of it. */
    private void lookAndSeeThatNothingIsLost(Path original) throws IOException {
        watch.look();
        if (Files.notExists(original)) {
            Path aside = watch.aside(directory.relativize(original).toString());
            assertThat(stored())
                    .singleElement()
                    .satisfies(copy -> assertThat(copy).hasSameBinaryContentAs(aside));
        }
    }

    private void talk(AsteriskRecorder recorder, Path original, int seconds) throws IOException {
        for (int at = 0; at < seconds; at += 10) {
            recorder.talk(Math.min(10, seconds - at));
            lookAndSeeThatNothingIsLost(original);
            assertThat(original).as("still written").exists();
        }
    }

    private void pause(Path original, int seconds) throws IOException {
        for (int at = 0; at < seconds; at += 10) {
            lookAndSeeThatNothingIsLost(original);
            assertThat(original).as("still written").exists();
        }
    }

    /** Talk, a second queue in which nobody is bridged, talk. */
    private byte[] recordTransferredCall(Format format) throws IOException {
        Path original = file(format);
        try (AsteriskRecorder recorder = new AsteriskRecorder(original, format)) {
            lookAndSeeThatNothingIsLost(original);
            talk(recorder, original, 25);
            pause(original, 240);
            talk(recorder, original, 45);
            assertThat(stored()).isEmpty();
        }
        return Files.readAllBytes(original);
    }

    private void lookUntilTaken(Format format) throws IOException {
        lookAndSeeThatNothingIsLost(file(format));
        if (format == Format.GSM) {
            lookAndSeeThatNothingIsLost(file(format));
            assertThat(stored()).as("nothing tells that it is whole").isEmpty();
            watch.clock.forward(Watch.QUIET);
        }
        lookAndSeeThatNothingIsLost(file(format));
    }

    @ParameterizedTest
    @EnumSource
    void recordingOfAKnownCallIsTakenWholeWhenItIsFinished(Format format) throws IOException {
        byte[] whole = recordTransferredCall(format);
        assertThat(state(file(format))).isEqualTo(State.WAITING);
        lookUntilTaken(format);
        assertThat(stored()).singleElement().satisfies(copy -> assertThat(copy).hasBinaryContent(whole));
        assertThat(file(format)).doesNotExist();
        assertThat(watch.aside(file(format).getFileName().toString())).hasBinaryContent(whole);
        assertThat(state(file(format))).isEqualTo(State.TAKEN);
    }

    @ParameterizedTest
    @EnumSource
    void recordingOfACallThatIsKnownOnlyAfterwardsIsTakenWhole(Format format) throws IOException {
        forgetCall();
        byte[] whole = recordTransferredCall(format);
        watch.looks(20);
        watch.lookAfter(Watch.UNFINISHED_QUIET);
        assertThat(stored()).isEmpty();
        assertThat(file(format)).hasBinaryContent(whole);
        learnOfCall(call.externalId());
        watch.look();
        assertThat(stored()).singleElement().satisfies(copy -> assertThat(copy).hasBinaryContent(whole));
    }

    private void forgetCall() {
        learnOfCall("later");
    }

    private void learnOfCall(String externalId) {
        jdbc.sql("update interaction_key set external_id = ? where source = ?")
                .params(externalId, call.source())
                .update();
    }

    /** What an exchange goes on writing into a file that was moved aside is not lost. */
    @ParameterizedTest
    @EnumSource
    void longerOneTakesThePlaceOfTheFragment(Format format) throws IOException {
        Path original = file(format);
        Path aside = watch.aside(original.getFileName().toString());
        List<Path> fragment;
        try (AsteriskRecorder recorder = new AsteriskRecorder(original, format)) {
            recorder.talk(45);
            watch.look();
            watch.lookAfter(Watch.UNFINISHED_QUIET);
            fragment = stored();
            assertThat(fragment)
                    .singleElement()
                    .satisfies(copy -> assertThat(copy).hasSameBinaryContentAs(aside));
            assertThat(original).doesNotExist();
            watch.restart();
            recorder.talk(60);
            watch.looks(3);
            assertThat(stored()).isEqualTo(fragment);
        }
        watch.look();
        watch.lookAfter(Watch.QUIET);
        assertThat(stored())
                .singleElement()
                .isNotEqualTo(fragment.get(0))
                .satisfies(
                        copy -> assertThat(copy).hasSameBinaryContentAs(aside).hasSize(Files.size(aside)));
        assertThat(fragment.get(0)).as("goes later, when nothing refers to it").exists();
        assertThat(positions()).containsExactly(0);
    }

    private List<Integer> positions() {
        return jdbc.sql("select position from recording where interaction_id = ? and uploaded order by position")
                .param(call.key().id())
                .query(Integer.class)
                .list();
    }

    @Test
    void secondFileOfTheSameCallStandsBesideTheFirstInOrderOfTime() throws IOException {
        byte[] first = record(directory.resolve("queue~" + call.externalId() + ".wav"), 20);
        Files.setLastModifiedTime(
                directory.resolve("queue~" + call.externalId() + ".wav"), FileTime.from(CallFixture.RECEIVED));
        byte[] second = record(directory.resolve(call.externalId() + ".wav"), 30);
        watch.looks(2);
        byte[] third = record(directory.resolve("again~" + call.externalId() + ".wav"), 40);
        watch.looks(2);
        assertThat(stored()).hasSize(3);
        assertThat(stored().get(0)).hasBinaryContent(first);
        assertThat(stored().get(1)).hasBinaryContent(second);
        assertThat(stored().get(2)).hasBinaryContent(third);
        Files.write(directory.resolve("copy~" + call.externalId() + ".wav"), second);
        watch.looks(2);
        assertThat(stored()).as("the same bytes again").hasSize(3);
    }

    /** Talk that differs with its length, from its first second on. */
    private static byte[] record(Path file, int seconds) throws IOException {
        byte[] wav = CallFixture.wav(44 + 16_000 * seconds);
        wav[1000] = (byte) seconds;
        Files.write(file, wav);
        return wav;
    }

    @Test
    void newFileUnderTheNameOfOneThatLiesAsideIsAnotherRecording() throws IOException {
        Path file = directory.resolve(call.externalId() + ".wav");
        byte[] first = record(file, 20);
        watch.looks(3);
        byte[] second = record(file, 10);
        watch.looks(3);
        assertThat(stored()).hasSize(2);
        assertThat(stored().get(0)).hasBinaryContent(first);
        assertThat(stored().get(1)).hasBinaryContent(second);
        assertThat(watch.aside(file.getFileName().toString())).hasBinaryContent(first);
        assertThat(watch.aside(file.getFileName() + ".1")).hasBinaryContent(second);
    }

    @Test
    void originalThatCannotBeMovedStaysAndIsTakenOnce() throws IOException {
        Path blocked = Files.createFile(directory.resolve(".rastro-taken"));
        Path file = directory.resolve(call.externalId() + ".wav");
        byte[] first = record(file, 20);
        watch.looks(5);
        assertThat(file).hasBinaryContent(first);
        List<Path> taken = stored();
        assertThat(taken).singleElement().satisfies(copy -> assertThat(copy).hasBinaryContent(first));
        watch.restart();
        watch.looks(3);
        assertThat(stored()).isEqualTo(taken);

        byte[] longer = Arrays.copyOf(first, first.length + 4000);
        System.arraycopy(CallFixture.wav(longer.length), 0, longer, 0, 44);
        Files.write(file, longer);
        watch.looks(3);
        assertThat(stored()).singleElement().satisfies(copy -> assertThat(copy).hasBinaryContent(longer));

        Files.delete(blocked);
        watch.restart();
        watch.looks(2);
        assertThat(file).doesNotExist();
        assertThat(watch.aside(file.getFileName().toString())).hasBinaryContent(longer);
    }

    @Test
    void portalKilledBeforeItCommitsTakesTheFileAfterwards() throws IOException {
        Path file = directory.resolve(call.externalId() + ".wav");
        byte[] whole = record(file, 20);
        watch.dieAtCommits();
        watch.looks(4);
        assertThat(file).hasBinaryContent(whole);
        assertThat(stored()).isEmpty();
        watch.restart();
        watch.looks(2);
        assertThat(stored()).singleElement().satisfies(copy -> assertThat(copy).hasBinaryContent(whole));
        assertThat(file).doesNotExist();
    }

    @Test
    void recordingLeftByACrashIsTakenAfterHoursAndSaysSo() throws IOException {
        Path file = copy("crash/killed-wav.wav", call.externalId() + ".wav");
        watch.look();
        watch.lookAfter(Watch.UNFINISHED_QUIET.minus(Duration.ofSeconds(30)));
        assertThat(stored()).isEmpty();
        assertThat(state(file)).isEqualTo(State.WAITING);
        watch.lookAfter(Duration.ofSeconds(30));
        assertThat(stored()).singleElement().satisfies(copy -> assertThat(copy).hasSize(65_580));
        assertThat(jdbc.sql("""
                        select unfinished from recording_audio a join recording r on r.reference = a.reference
                        where r.interaction_id = ?""").param(call.key().id()).query(Boolean.class).single())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "crash/killed-wav49-header-only.WAV, .WAV, WAITING, 60",
        "recordings/q-5551910764515-20261128-062529-1795857924.205.wav, .wav, EMPTY, 44"
    })
    void fileWithoutASampleIsNoRecordingAndStays(String resource, String extension, State soon, long size)
            throws IOException {
        Path file = copy(resource, call.externalId() + extension);
        watch.looks(2);
        assertThat(state(file)).isEqualTo(soon);
        watch.lookAfter(Watch.UNFINISHED_QUIET);
        assertThat(watch.files.latest(file).orElseThrow()).satisfies(known -> {
            assertThat(known.state()).isEqualTo(State.EMPTY);
            assertThat(known.size()).isEqualTo(size);
        });
        assertThat(file).hasSize(size);
        assertThat(stored()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1795857594.45.gsm, 1795857594.45, gsm, 18117",
        "q-5531945445380-20261128-062149-1795857704.91.gsm, 1795857704.91, gsm, 13200",
        "q-5551915709877-20261128-062136-1795857685.85.wav, 1795857685.85, wav, 96044",
        "q-5551940177161-20261128-062217-1795857732.111.WAV, 1795857732.111, WAV, 11435"
    })
    void recordingsOfARealExchangeFindTheirCallByItsUniqueid(String name, String uniqueid, String extension, long size)
            throws IOException {
        learnOfCall(uniqueid);
        Origin origin = context.getBean(Origins.class).register(call.source());
        watch = new Watch(
                context,
                directory,
                "(?:.*-)?(?<externalId>\\d{10}\\.\\d+)\\.(wav|WAV|gsm)",
                origin.slug().toUpperCase(Locale.ROOT));
        copy("recordings/" + name, name);
        watch.look();
        watch.lookAfter(Watch.QUIET);
        assertThat(stored())
                .singleElement()
                .satisfies(copy -> assertThat(copy).hasSize(size).hasExtension(extension));
        assertThat(watch.aside(name)).hasSize(size);
    }

    private Path copy(String resource, String name) throws IOException {
        Path file = directory.resolve(name);
        try (InputStream in =
                Objects.requireNonNull(getClass().getResourceAsStream("/asterisk/" + resource), resource)) {
            Files.copy(in, file);
        }
        return file;
    }

    @Test
    void originalIsSweptAfterItsTimeAndOnlyWhileItsCopyIsProven() throws IOException {
        Path file = directory.resolve(call.externalId() + ".wav");
        Path aside = watch.aside(file.getFileName().toString());
        byte[] whole = record(file, 20);
        watch.looks(2);
        watch.clock.forward(Watch.KEEP.minus(Duration.ofMinutes(1)));
        watch.sweep();
        assertThat(aside).hasBinaryContent(whole);
        watch.clock.forward(Duration.ofMinutes(2));
        Path copy = stored().get(0);
        byte[] broken = whole.clone();
        broken[5000]++;
        Files.write(copy, broken);
        watch.sweep();
        assertThat(aside).hasBinaryContent(whole);
        Files.write(copy, whole);
        watch.sweep();
        assertThat(aside).doesNotExist();
        assertThat(copy).hasBinaryContent(whole);
        assertThat(watch.files.latest(file)).isEmpty();
    }

    @Test
    void originalThatChangedLongAfterItWasTakenIsLookedAtAgainInsteadOfSwept() throws IOException {
        Path file = directory.resolve(call.externalId() + ".wav");
        byte[] first = record(file, 20);
        watch.looks(2);
        Path aside = watch.aside(file.getFileName().toString());
        byte[] longer = Arrays.copyOf(first, first.length + 4000);
        System.arraycopy(CallFixture.wav(longer.length), 0, longer, 0, 44);
        Files.write(aside, longer);
        watch.clock.forward(Watch.KEEP.plusDays(1));
        watch.sweep();
        assertThat(aside).hasBinaryContent(longer);
        watch.looks(3);
        assertThat(stored()).singleElement().satisfies(copy -> assertThat(copy).hasBinaryContent(longer));
    }
}
