package io.rastro.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ByteRangesTests {

    /** Long enough that GSM decoders relieve one another several times. */
    static Stream<Fixture> files() throws IOException {
        byte[] wavGsm = Fixture.of("gsm.wav").bytes;
        byte[] blocks = Arrays.copyOfRange(wavGsm, 60, 60 + 38 * 65);
        byte[] noise = new byte[20_001];
        new Random(7).nextBytes(noise);
        return Stream.of(
                new Fixture(Fixture.repeated(Fixture.of("speech.gsm").bytes, 20)),
                Fixture.wav(Fixture.format(0x31, 1, 8000, 65, 0), Fixture.repeated(blocks, 20)),
                Fixture.of("alaw.wav"),
                Fixture.wav(Fixture.format(7, 2, 8000, 2, 8), noise),
                Fixture.wav(Fixture.format(1, 1, 8000, 4, 32), noise),
                Fixture.of("ima.wav"),
                Fixture.of("speech.wav"),
                Fixture.of("stereo.mp3"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void anyRangeIsTheSliceOfTheWhole(Fixture file) throws IOException {
        byte[] whole = file.played();
        PlayableAudio audio = AudioFormats.playable(file);
        assertThat(audio.length()).isEqualTo(whole.length);
        Random random = new Random(20_260_702);
        for (int round = 0; round < 300; round++) {
            int from = random.nextInt(whole.length + 1);
            int max = round % 3 == 0 ? 100 : whole.length;
            int to = from + random.nextInt(Math.min(max, whole.length - from) + 1);
            assertThat(Fixture.played(audio, from, to)).isEqualTo(Arrays.copyOfRange(whole, from, to));
        }
        assertThat(Fixture.played(audio, 0, 1)).isEqualTo(Arrays.copyOf(whole, 1));
        assertThat(Fixture.played(audio, 43, 45)).isEqualTo(Arrays.copyOfRange(whole, 43, 45));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aShortRangeReadsLittleWhereverItIs(Fixture file) throws IOException {
        PlayableAudio audio = AudioFormats.playable(file);
        for (long from = 0; from + 1000 < audio.length(); from += audio.length() / 17) {
            file.bytesRead = 0;
            Fixture.played(audio, from, from + 1000);
            assertThat(file.bytesRead).isLessThan(20_000);
        }
    }

    @Test
    void aRangeBeyondTheEndIsRefused() throws IOException {
        for (String name : new String[] {"gsm.wav", "speech.wav"}) {
            PlayableAudio audio = AudioFormats.playable(Fixture.of(name));
            assertThatThrownBy(() -> audio.write(0, audio.length() + 1, new ByteArrayOutputStream()))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }
}
