package io.rastro.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers as telephone exchanges write them. */
class WavHeadersTests {

    private static final int RIFF_SIZE = 4;
    private static final int DATA_SIZE = 40;

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 0x7fffffff})
    void aFileWhoseWriterDiedIsHeardToItsEndUnderATrueHeader(int size) throws IOException {
        Fixture whole = Fixture.of("speech.wav");
        Fixture unfinished = whole.with(RIFF_SIZE, little(size)).with(DATA_SIZE, little(size));
        assertThat(AudioFormats.describe(unfinished))
                .isEqualTo(new AudioDescription(AudioFormat.WAV_PCM, 1, 8000, 1500L, false, null));
        assertThat(unfinished.played()).isEqualTo(whole.bytes);
    }

    @Test
    void anUnfinishedConvertedFileIsHeardToItsEnd() throws IOException {
        Fixture whole = Fixture.of("alaw.wav");
        Fixture unfinished = whole.with(RIFF_SIZE, little(0)).with(54, little(0));
        assertThat(unfinished.played()).isEqualTo(whole.played());
    }

    @Test
    void anHonestlyEmptyFileIsEmpty() throws IOException {
        Fixture empty = Fixture.wav(Fixture.format(6, 1, 8000, 1, 8), new byte[0]);
        assertThat(AudioFormats.describe(empty).damage()).isEqualTo(Damage.EMPTY);
    }

    @Test
    void chunksAroundTheSamplesAreNoSound() throws IOException {
        byte[] plain = Fixture.of("alaw.wav").bytes;
        byte[] list = "LIST\5\0\0\0INFOx\0".getBytes();
        ByteBuffer file = ByteBuffer.allocate(plain.length + 2 * list.length);
        file.put(plain, 0, 12).put(list).put(plain, 12, plain.length - 12).put(list);
        Fixture decorated = new Fixture(file.array());
        assertThat(decorated.played()).isEqualTo(new Fixture(plain).played());
    }

    @Test
    void theExtensibleFormNamesTheEncodingFurtherBack() throws IOException {
        byte[] format = Arrays.copyOf(Fixture.format(0xfffe, 2, 8000, 2, 8), 40);
        format[24] = 7;
        AudioDescription description = AudioFormats.describe(Fixture.wav(format, new byte[16_000]));
        assertThat(description).isEqualTo(new AudioDescription(AudioFormat.WAV_MULAW, 2, 8000, 1000L, false, null));
    }

    @Test
    void moreDataStatedThanThereIsMeansTruncated() throws IOException {
        Fixture longer = Fixture.of("speech.wav").with(DATA_SIZE, little(24_002));
        assertThat(AudioFormats.describe(longer).damage()).isEqualTo(Damage.TRUNCATED);
        assertThat(Fixture.pcm(longer.played())).hasSize(12_000);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void lessDataStatedThanThereIsPlaysToTheEndOfTheFile(boolean riffToo) throws IOException {
        Fixture whole = Fixture.of("speech.wav");
        Fixture stale = whole.with(DATA_SIZE, little(8_000));
        stale = riffToo ? stale.with(RIFF_SIZE, little(8_036)) : stale;
        assertThat(AudioFormats.describe(stale))
                .isEqualTo(new AudioDescription(AudioFormat.WAV_PCM, 1, 8000, 1500L, false, Damage.UNDERSTATED));
        assertThat(stale.played()).isEqualTo(whole.bytes);
        assertThat(WaveformComputer.compute(stale).damage()).isEqualTo(Damage.UNDERSTATED);
    }

    @Test
    void threeSecondsOfWhichTheHeaderTellsOneAreHeard() throws IOException {
        Fixture stale = Fixture.named("/field/wav-size-understated.wav");
        assertThat(AudioFormats.describe(stale).durationMillis()).isEqualTo(3000);
        assertThat(stale.played()).hasSize(44 + 48_000);
    }

    @Test
    void aSizeBeforeAnotherChunkIsBelieved() throws IOException {
        byte[] plain = Fixture.of("speech.wav").bytes;
        byte[] file = Arrays.copyOf(plain, plain.length + 4008);
        System.arraycopy("LIST".getBytes(), 0, file, plain.length, 4);
        System.arraycopy(little(4000), 0, file, plain.length + 4, 4);
        assertThat(AudioFormats.describe(new Fixture(file)))
                .isEqualTo(new AudioDescription(AudioFormat.WAV_PCM, 1, 8000, 1500L, true, null));
    }

    @Test
    void countlessChunksKeepNobodyBusy() throws IOException {
        byte[] file = new byte[4_000_000];
        System.arraycopy("RIFF....WAVE".getBytes(), 0, file, 0, 12);
        for (int at = 12; at + 8 <= file.length; at += 8) {
            file[at] = 'x';
        }
        Fixture busy = new Fixture(file);
        assertThat(AudioFormats.describe(busy).damage()).isEqualTo(Damage.UNREADABLE);
        assertThat(busy.bytesRead).isLessThan(20_000);
    }

    @Test
    void samplesOf32BitsAreConverted() throws IOException {
        byte[] data = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x12345678)
                .putInt(-65536)
                .array();
        Fixture wide = Fixture.wav(Fixture.format(1, 1, 8000, 4, 32), data);
        assertThat(Fixture.pcm(wide.played())).containsExactly((short) 0x1234, (short) -1);
    }

    private static byte[] little(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }
}
