package io.rastro.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.audio.Damage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file tells of its own end. */
class FileCompletenessTests {

    @TempDir
    Path directory;

    private Examination examine(byte[] content) throws IOException {
        return Examination.of(new PathSource(Files.write(directory.resolve("file"), content)));
    }

    @ParameterizedTest
    @CsvSource({
        "9036, STATED, false, false",
        "9035, STATED, false, false",
        "0, OPEN, true, false",
        "5000, CONTRADICTED, false, false",
        "90000, CONTRADICTED, false, false"
    })
    void waveFileTellsItByItsOuterSize(int stated, FileCompleteness completeness, boolean unfinished, boolean silent)
            throws IOException {
        byte[] wav = CallFixture.wav(9044);
        ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(4, stated);
        Examination examination = examine(wav);
        assertThat(examination.completeness()).isEqualTo(completeness);
        assertThat(examination.unfinished()).isEqualTo(unfinished);
        assertThat(examination.silent()).isEqualTo(silent);
    }

    @ParameterizedTest
    @CsvSource({"0, UNSTATED", "20, OPEN", "44, STATED"})
    void waveFileWithoutASampleIsSilent(int length, FileCompleteness completeness) throws IOException {
        byte[] begun = Arrays.copyOf(CallFixture.wav(44), length);
        Examination examination = examine(begun);
        assertThat(examination.completeness()).isEqualTo(completeness);
        assertThat(examination.silent()).as("%s", examination.damage()).isTrue();
    }

    @Test
    void largeWaveFileTellsItByItsSecondChunk() throws IOException {
        byte[] wav = CallFixture.wav(9044);
        ByteBuffer large = ByteBuffer.allocate(9044 + 36).order(ByteOrder.LITTLE_ENDIAN);
        large.put("RF64".getBytes(StandardCharsets.US_ASCII)).putInt(-1);
        large.put("WAVEds64".getBytes(StandardCharsets.US_ASCII)).putInt(28).putLong(9044 + 36 - 8);
        large.position(12 + 36).put(wav, 12, wav.length - 12);
        assertThat(examine(large.array()).completeness()).isEqualTo(FileCompleteness.STATED);
        assertThat(examine(Arrays.copyOf(large.array(), 5000)).completeness()).isEqualTo(FileCompleteness.CONTRADICTED);
    }

    @Test
    void rawFramesDoNotTellIt() throws IOException {
        byte[] gsm = new byte[33 * 50];
        for (int frame = 0; frame < gsm.length; frame += 33) {
            gsm[frame] = (byte) 0xd7;
        }
        assertThat(examine(gsm).completeness()).isEqualTo(FileCompleteness.UNSTATED);
        assertThat(examine(gsm).silent()).isFalse();
        assertThat(examine(new byte[0]).damage()).isEqualTo(Damage.EMPTY);
    }
}
