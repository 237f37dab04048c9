package io.rastro.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.recording.CallFixture.Call;
import io.rastro.recording.store.RecordingStore;
import io.rastro.recording.store.StoreName;
import io.rastro.recording.store.StoredFile;
import io.rastro.system.PortalProperties;
import io.rastro.testing.PortalTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All in years of which no other test has recordings. */
@PortalTest
class RetentionTests {

    private static final Instant NOW = Instant.parse("2012-03-31T00:00:00Z");
    private static final Duration KEPT = Duration.ofDays(30);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PortalProperties portal;

    @Autowired
    RecordingStore store;

    @Autowired
    AudioRepository audio;

    @Autowired
    StoredRecordingRepository stored;

    @Autowired
    RecordingAudioRepository examined;

    @Autowired
    ReplacedFileRepository replaced;

    @Autowired
    RecordingRepository repository;

    @Autowired
    RecordingProperties properties;

    @Autowired
    RecordingIntake recordings;

    private CallFixture calls;

    @BeforeEach
    void begin() {
        calls = new CallFixture(jdbc, portal);
    }

    private int run() throws Exception {
        return retention(NOW).deleteOlderThan(KEPT);
    }

    private Retention retention(Instant now) {
        return retention(now, store);
    }

    private Retention retention(Instant now, RecordingStore from) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Retention(stored, examined, replaced, from, properties, event -> {}, clock);
    }

    /** The portal's own, which will not let go of one file. */
    private record HoldingStore(RecordingStore store, String held) implements RecordingStore {

        @Override
        public Optional<StoredFile> find(StoreName name) throws IOException {
            return store.find(name);
        }

        @Override
        public InputStream open(StoredFile file, long from) throws IOException {
            return store.open(file, from);
        }

        @Override
        public Path stagingDirectory() throws IOException {
            return store.stagingDirectory();
        }

        @Override
        public void adopt(Path whole, StoreName name) throws IOException {
            store.adopt(whole, name);
        }

        @Override
        public void delete(StoreName name) throws IOException {
            if (name.path().equals(held)) {
                throw new IOException("held");
            }
            store.delete(name);
        }
    }

    private Call old() {
        return calls.call(NOW.minus(KEPT).minusSeconds(1));
    }

    private static String reference() {
        return "test/" + UUID.randomUUID() + ".wav";
    }

    private RecordingState state(long id) {
        Recording recording = repository.find(id).orElseThrow().recording();
        return new AudioFiles(store, audio, properties, Clock.fixed(NOW, ZoneOffset.UTC))
                .lookUp(recording)
                .state();
    }

    @Test
    void oldAudioIsDeletedAndTheRecordingSaysSo() throws Exception {
        String reference = reference();
        Path file = calls.file(reference, CallFixture.wav(100));
        long id = calls.referred(old(), 0, reference);
        String kept = reference();
        Path keptFile = calls.file(kept, CallFixture.wav(100));
        long keptId = calls.referred(calls.call(NOW.minus(KEPT)), 0, kept);
        assertThat(run()).isEqualTo(1);
        assertThat(file).doesNotExist();
        assertThat(state(id)).isEqualTo(RecordingState.DELETED);
        assertThat(keptFile).exists();
        assertThat(state(keptId)).isEqualTo(RecordingState.AVAILABLE);
        assertThat(run()).isZero();
    }

    @Test
    void fileThatCannotBeDeletedKeepsNoOtherAndIsTriedAgain() throws Exception {
        String held = "test/ " + UUID.randomUUID() + ".wav";
        String reference = reference();
        long heldId = calls.referred(old(), 0, held);
        long id = calls.referred(old(), 0, reference);
        Path heldFile = calls.file(held, CallFixture.wav(100));
        Path file = calls.file(reference, CallFixture.wav(100));
        assertThat(retention(NOW, new HoldingStore(store, held)).deleteOlderThan(KEPT))
                .isEqualTo(1);
        assertThat(file).doesNotExist();
        assertThat(state(id)).isEqualTo(RecordingState.DELETED);
        assertThat(heldFile).exists();
        assertThat(state(heldId)).isEqualTo(RecordingState.AVAILABLE);
        assertThat(run()).isEqualTo(1);
        assertThat(state(heldId)).isEqualTo(RecordingState.DELETED);
    }

    @Test
    void uploadedAudioIsDeletedToo() throws Exception {
        long id = recordings
                .take(old().key(), 0, "", new ByteArrayInputStream(CallFixture.wav(100)))
                .recordingId();
        Path file = calls.store()
                .resolve(repository.find(id).orElseThrow().recording().reference());
        assertThat(file).exists();
        assertThat(run()).isEqualTo(1);
        assertThat(file).doesNotExist();
        assertThat(state(id)).isEqualTo(RecordingState.DELETED);
    }

    @Test
    void fileThatGaveWayGoesAfterItsTimeUnlessItIsNamedAgain() throws Exception {
        Call call = calls.call(NOW);
        String first = taken(call, 300);
        taken(call, 400);
        jdbc.sql("update recording_replaced set delete_at = ? where reference = ?")
                .params(NOW.plusSeconds(1).atOffset(ZoneOffset.UTC), first)
                .update();
        retention(NOW).deleteReplaced(null);
        assertThat(calls.store().resolve(first)).exists();
        String second = taken(call, 300);
        assertThat(second).isEqualTo(first);
        retention(NOW.plusSeconds(1)).deleteReplaced(null);
        assertThat(calls.store().resolve(first)).exists();
        String third = taken(call, 400);
        jdbc.sql("update recording_replaced set delete_at = ? where reference = ?")
                .params(NOW.atOffset(ZoneOffset.UTC), first)
                .update();
        retention(NOW.plusSeconds(1)).deleteReplaced(null);
        assertThat(calls.store().resolve(first)).doesNotExist();
        assertThat(calls.store().resolve(third)).exists();
    }

    private String taken(Call call, int size) throws Exception {
        byte[] wav = CallFixture.wav(size);
        wav[180] = (byte) size;
        long id = recordings
                .take(call.key(), 0, "", new ByteArrayInputStream(wav))
                .recordingId();
        return repository.find(id).orElseThrow().recording().reference();
    }

    @Test
    void fileThatGaveWayGoesWithItsCall() throws Exception {
        Call call = old();
        String first = taken(call, 300);
        taken(call, 400);
        retention(NOW).deleteReplaced(NOW.minus(KEPT));
        assertThat(calls.store().resolve(first)).doesNotExist();
    }

    @Test
    void fileOfAYoungerCallIsKept() throws Exception {
        String shared = reference();
        Path file = calls.file(shared, CallFixture.wav(100));
        calls.referred(old(), 0, shared);
        calls.referred(calls.call(NOW), 0, shared);
        assertThat(run()).isZero();
        assertThat(file).exists();
    }

    @Test
    void correctionDoesNotBringADeletedRecordingBackAsMissing() throws Exception {
        String reference = reference();
        calls.file(reference, CallFixture.wav(100));
        Call call = old();
        long id = calls.referred(call, 0, reference);
        run();
        jdbc.sql("delete from recording where id = ?").param(id).update();
        assertThat(state(calls.referred(call, 0, reference))).isEqualTo(RecordingState.DELETED);
    }
}
