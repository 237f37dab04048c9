package io.rastro.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The references were decoded by SoX, its GSM by libgsm. */
class BlockFormatsTests {

    @ParameterizedTest
    @CsvSource({
        "alaw.wav, alaw-decoded.wav, WAV_ALAW",
        "mulaw.wav, mulaw-decoded.wav, WAV_MULAW",
        "gsm.wav, gsm-decoded.wav, WAV_GSM",
        "ima.wav, ima-decoded.wav, WAV_IMA_ADPCM"
    })
    void convertsToTheVerySamplesOfTheReference(String name, String reference, AudioFormat format) throws IOException {
        Fixture file = Fixture.of(name);
        short[] expected = Fixture.pcm(Fixture.of(reference).bytes);
        byte[] played = file.played();
        assertThat(Fixture.pcm(played)).isEqualTo(expected);
        assertThat(AudioFormats.describe(file))
                .isEqualTo(new AudioDescription(format, 1, 8000, expected.length / 8L, false, null));
        assertThat(AudioFormats.playable(file).mediaType()).isEqualTo("audio/wav");
    }

    @Test
    void convertsBareGsmFrames() throws IOException {
        Fixture file = Fixture.of("speech.gsm");
        short[] played = Fixture.pcm(file.played());
        short[] expected = Fixture.pcm(Fixture.of("gsm-decoded.wav").bytes);
        assertThat(played).hasSize(75 * 160).isEqualTo(Arrays.copyOf(expected, played.length));
        assertThat(AudioFormats.describe(file))
                .isEqualTo(new AudioDescription(AudioFormat.GSM, 1, 8000, 1500L, false, null));
    }

    @Test
    void whatIsConvertedIsAWavFileOfTheStatedLength() throws IOException {
        PlayableAudio audio = AudioFormats.playable(Fixture.of("gsm.wav"));
        Fixture converted = new Fixture(Fixture.played(audio, 0, audio.length()));
        assertThat(converted.size()).isEqualTo(audio.length());
        assertThat(AudioFormats.describe(converted))
                .isEqualTo(new AudioDescription(AudioFormat.WAV_PCM, 1, 8000, 1520L, true, null));
    }

    @ParameterizedTest
    @CsvSource({"speech.wav", "pcm8.wav", "pcm24.wav"})
    void passesOnUnchangedWhatBrowsersPlay(String name) throws IOException {
        Fixture file = Fixture.of(name);
        assertThat(file.played()).isEqualTo(file.bytes);
        assertThat(AudioFormats.describe(file))
                .isEqualTo(new AudioDescription(AudioFormat.WAV_PCM, 1, 8000, 1500L, true, null));
    }

    @ParameterizedTest
    @CsvSource({"speech.wav, 0", "pcm24.wav, 0", "pcm8.wav, 512"})
    void readsSamplesOfEveryWidth(String name, int tolerance) throws IOException {
        short[] expected = Fixture.pcm(Fixture.of("speech.wav").bytes);
        short[] samples = Samples.all(Fixture.of(name));
        assertThat(samples).hasSameSizeAs(expected);
        for (int at = 0; at < samples.length; at++) {
            assertThat(Math.abs(samples[at] - expected[at])).isLessThanOrEqualTo(tolerance);
        }
    }

    @Test
    void takesADecoderOverWithoutABreak() throws IOException {
        byte[] frames = Fixture.repeated(Fixture.of("speech.gsm").bytes, 15);
        short[] played = Fixture.pcm(new Fixture(frames).played());
        short[] unbroken = Samples.gsmWithoutRelay(frames);
        for (int at = 0; at < played.length; at++) {
            assertThat(Math.abs(played[at] - unbroken[at])).isLessThanOrEqualTo(64);
        }
    }
}
