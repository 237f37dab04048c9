package io.rastro.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A dialogue of 2.8 s, client left and agent right, encoded by FFmpeg; the original is beside. */
class CompressedFormatsTests {

    @ParameterizedTest
    @CsvSource({
        "stereo.mp3, MP3, audio/mpeg, 16000, 10",
        "stereo-vorbis.ogg, OGG_VORBIS, audio/ogg, 16000, 10",
        "stereo-opus.ogg, OGG_OPUS, audio/ogg, 48000, 10",
        "stereo.m4a, M4A_AAC, audio/mp4, 16000, 10"
    })
    void describesAndPassesOn(String name, AudioFormat format, String type, int rate, long margin) throws IOException {
        Fixture file = Fixture.of(name);
        AudioDescription description = AudioFormats.describe(file);
        assertThat(description.format()).isEqualTo(format);
        assertThat(description.channels()).isEqualTo(2);
        assertThat(description.sampleRate()).isEqualTo(rate);
        assertThat(description.durationMillis()).isCloseTo(2800L, within(margin));
        assertThat(description.playedAsStored()).isTrue();
        assertThat(description.damage()).isNull();
        assertThat(AudioFormats.playable(file).mediaType()).isEqualTo(type);
        assertThat(file.played()).isEqualTo(file.bytes);
    }

    @ParameterizedTest
    @CsvSource({"stereo.mp3, 16000", "stereo-vorbis.ogg, 16000", "stereo-opus.ogg, 8000", "stereo.m4a, 16000"})
    void decodesBothChannelsOfEachFormat(String name, int rate) throws IOException {
        short[] original = Fixture.pcm(Fixture.of("stereo.wav").bytes);
        short[] decoded = Samples.all(Fixture.of(name));
        for (int channel = 0; channel < 2; channel++) {
            double[] expected = Samples.envelope(original, 2, channel, 8000);
            double[] found = Samples.envelope(decoded, 2, channel, rate);
            assertThat(found.length).isBetween(expected.length - 1, expected.length);
            assertThat(Samples.likeness(expected, found)).isGreaterThan(0.98);
        }
        assertThat(Samples.likeness(Samples.envelope(original, 2, 0, 8000), Samples.envelope(decoded, 2, 1, rate)))
                .isLessThan(0.5);
    }

    @Test
    void skipsTheTagBeforeMp3Frames() throws IOException {
        byte[] frames = Fixture.of("stereo.mp3").bytes;
        byte[] tag = new byte[10 + 300];
        System.arraycopy(new byte[] {'I', 'D', '3', 3, 0, 0, 0, 0, 2, 44}, 0, tag, 0, 10);
        byte[] tagged = Arrays.copyOf(tag, tag.length + frames.length);
        System.arraycopy(frames, 0, tagged, tag.length, frames.length);
        assertThat(AudioFormats.describe(new Fixture(tagged))).isEqualTo(AudioFormats.describe(new Fixture(frames)));
    }
}
