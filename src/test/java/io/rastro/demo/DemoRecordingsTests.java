package io.rastro.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rastro.audio.AudioDescription;
import io.rastro.audio.AudioFormat;
import io.rastro.audio.AudioFormats;
import io.rastro.audio.SeekableSource;
import io.rastro.audio.Waveform;
import io.rastro.audio.WaveformComputer;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.RecordingReference;
import io.rastro.interaction.EventType;
import io.rastro.interaction.Medium;
import io.rastro.recording.store.RecordingStore;
import io.rastro.recording.store.StoreName;
import io.rastro.recording.store.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoRecordingsTests {

    @TempDir
    private Path workshop;

    private final Map<String, byte[]> stored = new HashMap<>();

    @BeforeEach
    void copy() {
        new DemoRecordings(new MemoryStore()).copy();
        assertThat(workshop).as("nothing is left of the way").isEmptyDirectory();
    }

    /** Any store that is neither a directory nor a bucket. */
    private final class MemoryStore implements RecordingStore {

        @Override
        public Optional<StoredFile> find(StoreName name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public InputStream open(StoredFile file, long from) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path stagingDirectory() {
            return workshop;
        }

        @Override
        public void adopt(Path whole, StoreName name) throws IOException {
            stored.put(name.path(), Files.readAllBytes(whole));
        }

        @Override
        public void delete(StoreName name) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void everyReferenceIsAFileOfThatLengthAndThoseChannels() throws IOException {
        for (RecordingReference recording : references().distinct().toList()) {
            AudioDescription description = AudioFormats.describe(file(recording.reference()));
            assertThat(description.damage()).isNull();
            assertThat(description.channels()).isEqualTo(recording.channels());
            assertThat(Objects.requireNonNull(description.durationMillis()))
                    .isCloseTo(Objects.requireNonNull(recording.durationMs()), within(50L));
        }
    }

    @Test
    void aboutEveryFourthAnsweredCallHasARecordingAsLongAsItself() {
        List<IncomingInteraction> answered = Demo.INTERACTIONS.stream()
                .filter(interaction -> interaction.medium() == Medium.VOICE
                        && interaction.stamps().answeredAt() != null)
                .toList();
        List<IncomingInteraction> recorded = answered.stream()
                .filter(interaction -> !interaction.trail().recordings().isEmpty())
                .toList();
        assertThat((double) recorded.size() / answered.size()).isCloseTo(0.25, within(0.02));
        for (IncomingInteraction call : recorded) {
            Duration handled = Duration.between(
                    Objects.requireNonNull(call.stamps().answeredAt()),
                    call.stamps().finishedAt());
            long audio = Objects.requireNonNull(call.trail().recordings().get(0).durationMs());
            assertThat(handled.toMillis() - audio).isBetween(0L, 999L);
        }
    }

    @Test
    void everyRecordingIsUsedAndTheFormatsThatNeedConversionOccur() throws IOException {
        Set<String> used = references().map(RecordingReference::reference).collect(Collectors.toSet());
        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(DemoRecordings.FILES.stream()
                        .map(file -> "demo/" + file)
                        .toList());
        Set<AudioFormat> formats = EnumSet.noneOf(AudioFormat.class);
        for (String reference : used) {
            formats.add(AudioFormats.describe(file(reference)).format());
        }
        assertThat(formats).contains(AudioFormat.WAV_GSM, AudioFormat.WAV_ALAW, AudioFormat.OGG_OPUS, AudioFormat.MP3);
    }

    @Test
    void aHoldIsSilentInTheRecording() throws IOException {
        Waveform waveform = WaveformComputer.compute(file("demo/suporte-internet.ogg"));
        assertThat(waveform.silences()).anyMatch(span -> span.fromMillis() < 27_500 && span.toMillis() > 32_500);
        assertThat(Demo.INTERACTIONS.stream()
                        .filter(call -> call.trail().recordings().stream()
                                .anyMatch(recording -> recording.reference().contains("suporte"))))
                .allMatch(call -> call.trail().events().stream().anyMatch(event -> event.type() == EventType.HOLD_IN));
    }

    private static Stream<RecordingReference> references() {
        return Demo.INTERACTIONS.stream().flatMap(interaction -> interaction.trail().recordings().stream());
    }

    private SeekableSource file(String reference) {
        byte[] content = Objects.requireNonNull(stored.get(reference), reference);
        return new SeekableSource() {
            @Override
            public long size() {
                return content.length;
            }

            @Override
            public InputStream open(long from) {
                return new ByteArrayInputStream(content, (int) from, content.length - (int) from);
            }
        };
    }
}
