package io.rastro.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedFilesTests {

    /** The AAC decoder tells every damaged packet at length. */
    private static final Logger AAC = Logger.getLogger("jaad");

    @BeforeAll
    static void quieten() {
        AAC.setUseParentHandlers(false);
    }

    @Test
    void tellsWhyNothingCanBeHeard() throws IOException {
        Fixture wav = Fixture.of("alaw.wav");
        assertThat(damage(new Fixture(new byte[0]))).isEqualTo(Damage.EMPTY);
        assertThat(damage(new Fixture("<html>Not found</html>".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Damage.NOT_AUDIO);
        assertThat(damage(wav.cut(30))).isEqualTo(Damage.UNREADABLE);
        assertThat(damage(wav.cut(58))).isEqualTo(Damage.EMPTY);
        assertThat(damage(wav.with(20, (byte) 2))).isEqualTo(Damage.UNSUPPORTED);
        assertThat(damage(wav.with(22, (byte) 0))).isEqualTo(Damage.UNREADABLE);
        assertThat(damage(Fixture.of("stereo.m4a").cut(8000))).isEqualTo(Damage.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaw.wav", "gsm.wav", "speech.wav", "stereo-opus.ogg", "stereo.mp3"})
    void aTruncatedFileIsHeardUpToItsEnd(String name) throws IOException {
        Fixture whole = Fixture.of(name);
        Fixture cut = whole.cut(whole.bytes.length * 6 / 10 + 1);
        AudioDescription description = AudioFormats.describe(cut);
        assertThat(description.damage()).isEqualTo(Damage.TRUNCATED);
        assertThat(description.audible()).isTrue();
        long duration = WaveformComputer.compute(whole).durationMillis();
        assertThat(WaveformComputer.compute(cut).durationMillis()).isBetween(duration / 3, duration * 8 / 10);
    }

    @Test
    void aTruncatedGsmFileLosesItsLastHalfFrame() throws IOException {
        AudioDescription description =
                AudioFormats.describe(Fixture.of("speech.gsm").cut(33 * 50 + 7));
        assertThat(description)
                .isEqualTo(new AudioDescription(AudioFormat.GSM, 1, 8000, 1000L, false, Damage.TRUNCATED));
    }

    @Test
    void playingAnInaudibleFileFailsWithItsDamage() {
        assertThatThrownBy(() -> AudioFormats.playable(new Fixture(new byte[100])))
                .isInstanceOfSatisfying(
                        DamagedAudioException.class,
                        damaged -> assertThat(damaged.damage()).isEqualTo(Damage.UNSUPPORTED));
    }

    @ParameterizedTest
    @CsvSource({
        "alaw.wav",
        "gsm.wav",
        "ima.wav",
        "pcm24.wav",
        "speech.gsm",
        "stereo.mp3",
        "stereo-opus.ogg",
        "stereo-vorbis.ogg",
        "stereo.m4a"
    })
    void describesWhateverIsLeftOfAFile(String name) throws IOException {
        Fixture whole = Fixture.of(name);
        for (int length = 0; length < whole.bytes.length; length += length < 120 ? 1 : 401) {
            examine(whole.cut(length));
        }
        Random random = new Random(20_260_702);
        for (int round = 0; round < 150; round++) {
            byte[] noise = new byte[1 + random.nextInt(6)];
            random.nextBytes(noise);
            int within = round % 2 == 0 ? Math.min(200, whole.bytes.length - 6) : whole.bytes.length - 6;
            examine(whole.with(random.nextInt(within), noise));
        }
    }

    /** A description always, and a waveform or the word that the file is damaged; any other failure fails the test. */
    private static void examine(Fixture file) throws IOException {
        AudioDescription description = AudioFormats.describe(file);
        try {
            Waveform waveform = WaveformComputer.compute(file);
            assertThat(description.audible()).isTrue();
            assertThat(waveform.lanes()).isNotEmpty();
        } catch (DamagedAudioException damaged) {
            assertThat(damaged.damage()).isNotNull();
        }
    }

    private static Damage damage(Fixture file) throws IOException {
        return AudioFormats.describe(file).damage();
    }
}
