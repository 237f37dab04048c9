package io.rastro.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rastro.audio.AudioType;
import io.rastro.recording.store.RecordingStore;
import io.rastro.testing.PortalTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;

@PortalTest
class FileStagingTests {

    private static final int MOST = 200_000;

    @Autowired
    RecordingStore store;

    private FileStaging intake() {
        return new FileStaging(
                store, new RecordingProperties(DataSize.ofBytes(MOST), Duration.ofHours(1), null, Duration.ofDays(30)));
    }

    private static InputStream wav(int size) {
        return new ByteArrayInputStream(CallFixture.wav(size));
    }

    private long waiting() throws IOException {
        try (Stream<Path> files = Files.list(store.stagingDirectory())) {
            return files.count();
        }
    }

    @Test
    void fileOfTheLargestSizeIsTakenAndOneByteMoreIsNot() throws Exception {
        try (StagedFile staged = intake().receive(wav(MOST), "")) {
            assertThat(staged.file()).hasSize(MOST).hasBinaryContent(CallFixture.wav(MOST));
            assertThat(staged.examination().type()).isEqualTo(AudioType.WAV);
        }
        assertThatThrownBy(() -> intake().receive(wav(MOST + 1), ""))
                .isInstanceOfSatisfying(
                        UnacceptableAudio.class,
                        refused -> assertThat(refused.reason()).isEqualTo(UnacceptableAudio.Reason.TOO_LARGE));
        assertThat(waiting()).isZero();
    }

    @Test
    void failureWhileReadingLeavesNothing() throws Exception {
        InputStream cut = new SequenceInputStream(wav(100_000), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cut off");
            }
        });
        assertThatThrownBy(() -> intake().receive(cut, "")).hasMessage("cut off");
        assertThat(waiting()).isZero();
    }
}
