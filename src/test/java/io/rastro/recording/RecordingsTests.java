package io.rastro.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.PortalUser;
import io.rastro.account.Role;
import io.rastro.recording.CallFixture.Call;
import io.rastro.recording.store.RecordingStore;
import io.rastro.recording.store.StoreName;
import io.rastro.recording.store.StoredFile;
import io.rastro.system.PortalProperties;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

@PortalTest
class RecordingsTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PortalProperties portal;

    @Autowired
    RecordingStore store;

    @Autowired
    RecordingRepository repository;

    @Autowired
    AudioRepository audio;

    @Autowired
    RecordingProperties properties;

    @Autowired
    WatchedFileRepository watched;

    @Autowired
    AuthenticationProvider signIn;

    private CallFixture calls;
    private Call call;

    @BeforeEach
    void begin() {
        calls = new CallFixture(jdbc, portal);
        call = calls.call();
    }

    /** Recordings as they are some minutes after the call was received; it took two. */
    private Recordings after(int minutes) {
        Instant now = CallFixture.RECEIVED.plus(Duration.ofMinutes(minutes));
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Recordings(repository, new AudioFiles(store, audio, properties, clock), watched);
    }

    private List<RecordingView> views(int minutes, PortalUser reader) {
        return after(minutes).of(List.of(call.key()), reader).getOrDefault(call.key(), List.of());
    }

    private RecordingState state(int minutes) {
        List<RecordingView> views = views(minutes, reader(Role.QA));
        assertThat(views).hasSize(1);
        return views.get(0).state();
    }

    private static String reference() {
        return "test/" + UUID.randomUUID() + ".wav";
    }

    @Test
    void callWithoutARecordingSaysSo() {
        assertThat(state(3)).isEqualTo(RecordingState.NOT_RECEIVED);
    }

    @ParameterizedTest
    @CsvSource({"WAITING, UNFINISHED", "TOO_LARGE, TOO_LARGE"})
    void whatIsSaidOfAWatchedFileIsSaidWhileItLiesThere(String noted, RecordingState said, @TempDir Path directory)
            throws IOException {
        Path file = Files.createFile(directory.resolve("being-written.wav"));
        jdbc.sql("""
                        insert into watched_file (path, interaction_id, state, size_bytes, modified_ns, noted_at)
                        values (?, ?, ?, 0, 0, now())""").params(file.toString(), call.key().id(), noted).update();
        assertThat(state(90)).isEqualTo(said);
        Files.move(file, directory.resolve("converted.mp3"));
        assertThat(state(90)).isEqualTo(RecordingState.NOT_RECEIVED);
    }

    @Test
    void fileNotThereIsArrivingForAnHourAndThenMissing() {
        calls.referred(call, 0, reference());
        assertThat(state(61)).isEqualTo(RecordingState.ARRIVING);
        assertThat(state(62)).isEqualTo(RecordingState.MISSING);
    }

    @Test
    void emptyFileIsOneThatIsStillArriving() {
        String reference = reference();
        calls.file(reference, new byte[0]);
        calls.referred(call, 0, reference);
        assertThat(state(5)).isEqualTo(RecordingState.ARRIVING);
    }

    @Test
    void fileThatCannotBeReadIsDamagedUntilItIsReplaced() {
        String reference = reference();
        calls.file(reference, Arrays.copyOf(CallFixture.wav(100), 20));
        calls.referred(call, 0, reference);
        assertThat(state(5)).isEqualTo(RecordingState.DAMAGED);
        calls.file(reference, CallFixture.wav(100));
        assertThat(state(5)).isEqualTo(RecordingState.AVAILABLE);
    }

    /** As a bucket that is away for a moment. */
    private static final class SilentStore implements RecordingStore {

        @Override
        public Optional<StoredFile> find(StoreName name) throws IOException {
            throw new IOException("no answer");
        }

        @Override
        public InputStream open(StoredFile file, long from) throws IOException {
            throw new IOException("no answer");
        }

        @Override
        public Path stagingDirectory() throws IOException {
            throw new IOException("no answer");
        }

        @Override
        public void adopt(Path whole, StoreName name) throws IOException {
            throw new IOException("no answer");
        }

        @Override
        public void delete(StoreName name) throws IOException {
            throw new IOException("no answer");
        }
    }

    @Test
    void fileOfAStoreThatDoesNotAnswerIsNotSaidToBeMissing() {
        calls.referred(call, 0, reference());
        store = new SilentStore();
        assertThat(state(90)).isEqualTo(RecordingState.UNREACHABLE);
    }

    @Test
    void fileWithoutASampleIsEmptyWhenItsHourIsOver() {
        String reference = reference();
        calls.file(reference, CallFixture.wav(44));
        calls.referred(call, 0, reference);
        assertThat(state(61)).isEqualTo(RecordingState.ARRIVING);
        assertThat(state(62)).isEqualTo(RecordingState.EMPTY);
        assertThat(views(62, reader(Role.QA)))
                .singleElement()
                .satisfies(view -> assertThat(view.size()).isEqualTo(44));
    }

    @Test
    void fileOfAnUnknownFormatCanBeTakenAway() {
        String reference = "test/" + UUID.randomUUID() + ".g729";
        calls.file(reference, new byte[500]);
        long id = calls.referred(call, 0, reference);
        assertThat(views(5, reader(Role.QA))).singleElement().satisfies(view -> {
            assertThat(view.state()).isEqualTo(RecordingState.UNSUPPORTED);
            assertThat(view.audioUrl()).isNull();
            assertThat(view.downloadUrl()).isEqualTo("/recordings/" + id + "/audio?download");
        });
        assertThat(views(5, reader(Role.SUPERVISOR)))
                .singleElement()
                .satisfies(view -> assertThat(view.downloadUrl()).isNull());
    }

    /** What was noted before damage was looked for is looked at again. */
    @Test
    void factsOfAnEarlierVersionAreLookedAtAgain() {
        String reference = reference();
        calls.file(reference, CallFixture.wav(44));
        calls.referred(call, 0, reference);
        assertThat(state(62)).isEqualTo(RecordingState.EMPTY);
        jdbc.sql("update recording_audio set examined = false, damage = null, duration_ms = 5 where reference = ?")
                .param(reference)
                .update();
        assertThat(state(62)).isEqualTo(RecordingState.EMPTY);
        assertThat(jdbc.sql("select duration_ms from recording_audio where reference = ?")
                        .param(reference)
                        .query(Long.class)
                        .single())
                .as("what was measured stays")
                .isEqualTo(5);
    }

    @Test
    void vanishedFileIsMissing() throws IOException {
        String reference = reference();
        var file = calls.file(reference, CallFixture.wav(100));
        calls.referred(call, 0, reference);
        assertThat(state(90)).isEqualTo(RecordingState.AVAILABLE);
        Files.delete(file);
        assertThat(state(90)).isEqualTo(RecordingState.MISSING);
    }

    @Test
    void availableRecordingHasItsLinksAsFarAsTheRoleGoes() {
        long id = calls.recorded(call, CallFixture.wav(100));
        assertThat(views(5, reader(Role.QA)))
                .containsExactly(new RecordingView(
                        id,
                        0,
                        RecordingState.AVAILABLE,
                        null,
                        Duration.ofSeconds(10),
                        1,
                        100L,
                        null,
                        false,
                        "/recordings/" + id + "/audio",
                        "/recordings/" + id + "/audio?download"));
        assertThat(views(5, reader(Role.SUPERVISOR))).singleElement().satisfies(view -> {
            assertThat(view.audioUrl()).isNotNull();
            assertThat(view.downloadUrl()).isNull();
        });
    }

    @Test
    void whoMayNotListenLearnsThatThereIsARecordingAndNothingElse() {
        calls.recorded(call, CallFixture.wav(100));
        assertThat(views(5, reader(Role.ANALYST))).singleElement().satisfies(view -> {
            assertThat(view.state()).isEqualTo(RecordingState.NOT_PERMITTED);
            assertThat(view.audioUrl()).isNull();
            assertThat(view.downloadUrl()).isNull();
        });
    }

    @Test
    void callOfAnotherTeamsServiceHasNoEntry() {
        calls.recorded(call, CallFixture.wav(100));
        assertThat(views(5, limitedTo(calls.call().service()))).isEmpty();
        assertThat(views(5, limitedTo(call.service()))).hasSize(1);
    }

    @Test
    void recordingsComeInTheOrderOfCallsAndPositions() {
        long second = calls.referred(call, 1, reference());
        long first = calls.referred(call, 0, reference());
        Call later = calls.call(CallFixture.RECEIVED.plusSeconds(600));
        assertThat(after(1).of(List.of(later.key(), call.key()), reader(Role.QA)))
                .containsOnlyKeys(call.key(), later.key())
                .satisfies(all -> assertThat(all.keySet()).first().isEqualTo(call.key()))
                .satisfies(all -> assertThat(all.get(call.key()))
                        .extracting(RecordingView::id)
                        .containsExactly(first, second));
    }

    private PortalUser reader(Role role) {
        return user(TestAccounts.create(jdbc, role));
    }

    private PortalUser limitedTo(int service) {
        return user(TestAccounts.createFor(jdbc, Role.QA, service));
    }

    private PortalUser user(String username) {
        return (PortalUser) Objects.requireNonNull(signIn.authenticate(
                        UsernamePasswordAuthenticationToken.unauthenticated(username, TestAccounts.PASSWORD)))
                .getPrincipal();
    }
}
