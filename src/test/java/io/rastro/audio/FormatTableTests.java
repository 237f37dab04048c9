package io.rastro.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rastro.testing.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is drawn is what is heard: every format that FFmpeg writes against what FFmpeg hears in it. The sound is silent
 * but for a tone from 1 s to 1.5 s and one around three quarters of its length.
 */
class FormatTableTests {

    private static final double SECONDS = 8.123;
    private static final String TONE = "if(between(t,1,1.5)+between(t,5.9,6.3),0.6*sin(2*PI*700*t),0)";
    private static final String LATER = "if(between(t,3,3.5),0.6*sin(2*PI*500*t),0)";
    private static final int LOUD = 2000;
    private static final long MARGIN_MILLIS = 20;

    @TempDir
    private Path directory;

    /**
     * The length is what FFmpeg decodes, except of M4A and Vorbis, which FFmpeg 4.4 decodes to the end of the last packet:
     * the edit list and the last page say where the sound ends, and browsers end there.
     */
    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "wav, 8000, -c:a pcm_u8, 1",
        "wav, 8000, -c:a pcm_s16le, 1",
        "wav, 16000, -c:a pcm_s24le, 2",
        "wav, 8000, -c:a pcm_s32le, 1",
        "wav, 16000, -c:a pcm_f32le, 2",
        "wav, 8000, -c:a pcm_f64le, 1",
        "wav, 8000, -c:a pcm_alaw, 2",
        "wav, 8000, -c:a pcm_mulaw, 1",
        "wav, 8000, -c:a adpcm_ima_wav, 1",
        "wav, 8000, -c:a adpcm_ima_wav, 2",
        "wav, 8000, -c:a pcm_s16le -rf64 always, 1",
        "wav, 16000, -c:a libmp3lame -b:a 32k, 1",
        "mp3, 16000, -b:a 32k, 1",
        "mp3, 44100, -b:a 64k, 2",
        "mp3, 8000, -q:a 5, 1",
        "mp3, 48000, -q:a 5, 2",
        "mp3, 16000, -b:a 32k -write_xing 0, 1",
        "mp3, 16000, -q:a 5 -write_xing 0, 1",
        "mp3, 44100, -q:a 5 -write_xing 0, 2",
        "m4a, 8000, -b:a 16k, 1",
        "m4a, 16000, -b:a 32k, 2",
        "m4a, 44100, -b:a 64k, 1",
        "m4a, 16000, -b:a 32k -movflags +faststart, 1",
        "ogg, 16000, -c:a libvorbis, 1",
        "ogg, 44100, -c:a libvorbis, 2",
        "ogg, 8000, -c:a libopus -b:a 16k, 1",
        "ogg, 48000, -c:a libopus, 2",
        "opus, 16000, -c:a libopus -page_duration 20000, 1",
        "ulaw, 8000, -c:a pcm_mulaw -f mulaw, 1",
        "alaw, 8000, -c:a pcm_alaw -f alaw, 1",
        "sln, 8000, -c:a pcm_s16le -f s16le, 1",
        "slin16, 16000, -c:a pcm_s16le -f s16le, 1",
        "sln48, 48000, -c:a pcm_s16le -f s16le, 1",
    })
    void isDrawnAsItIsHeard(String extension, int rate, String options, int channels) throws IOException {
        Path file = directory.resolve("call." + extension);
        String sound = channels == 1 ? TONE : TONE + "|" + LATER;
        Fixture call = new Fixture(Ffmpeg.encoded(sound, SECONDS, rate, options, file), "call." + extension);
        boolean raw = options.contains(" -f ");
        String[] format = raw
                ? new String[] {"-f", options.substring(options.lastIndexOf(' ') + 1), "-ar", "" + rate}
                : new String[0];
        short[] heard = Ffmpeg.decoded(file, format);
        int heardRate = options.contains("libopus") ? 48_000 : rate;
        double length = options.contains("libvorbis") || extension.equals("m4a")
                ? SECONDS * 1000
                : heard.length / channels * 1000.0 / heardRate;

        Waveform drawn = WaveformComputer.compute(call);

        assertThat(drawn.damage()).isNull();
        assertThat(drawn.lanes()).hasSize(channels);
        assertThat((double) drawn.durationMillis()).as("length").isCloseTo(length, within((double) MARGIN_MILLIS));
        for (int channel = 0; channel < channels; channel++) {
            assertThat(firstSound(drawn, channel))
                    .as("first sound of channel " + channel)
                    .isCloseTo(firstSound(heard, channels, channel, heardRate), within(MARGIN_MILLIS));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mp3, 16000, -q:a 5 -write_xing 0",
        "mp3, 44100, -q:a 2 -write_xing 0",
        "ogg, 16000, -c:a libopus",
        "ogg, 22050, -c:a libvorbis"
    })
    void anyRangeOfWhatIsConvertedIsTheSliceOfTheWholeAndSoundsAsFfmpegHearsIt(
            String extension, int rate, String options) throws IOException {
        Path file = directory.resolve("call." + extension);
        String melody = "0.5*sin(2*PI*(300+20*floor(t))*t)*(0.6+0.4*sin(2*PI*t*0.7))";
        byte[] call = Ffmpeg.encoded(melody, 33.3, rate, options, file);
        if (extension.equals("ogg")) {
            call = chained(call, Ffmpeg.encoded(melody, 12.5, rate, options + " -serial_offset 7", file));
            Files.write(file, call);
        }
        Fixture fixture = new Fixture(call, file.toString());
        PlayableAudio playable = AudioFormats.playable(fixture);
        byte[] whole = fixture.played();
        for (int part = 0; part < 40; part++) {
            int from = (int) (whole.length * 0.99 * part / 40) | 1;
            int to = Math.min(whole.length, from + 5001);
            assertThat(Fixture.played(playable, from, to)).isEqualTo(Arrays.copyOfRange(whole, from, to));
        }
        short[] converted = Fixture.pcm(whole);
        int convertedRate = (int) Bytes.little32(whole, 24);
        short[] expected = Ffmpeg.decoded(file);
        int expectedRate = options.contains("libopus") ? 48_000 : rate;
        double length = options.contains("libvorbis") ? 45_800 : expected.length * 1000.0 / expectedRate;
        assertThat(converted.length * 1000.0 / convertedRate).isCloseTo(length, within((double) MARGIN_MILLIS));
        assertThat(Samples.likeness(
                        Samples.envelope(expected, 1, 0, expectedRate),
                        Samples.envelope(converted, 1, 0, convertedRate)))
                .isGreaterThan(0.999);
    }

    @ParameterizedTest
    @CsvSource({"-c:a libopus, 7", "-c:a libvorbis, 7", "-c:a libopus, 0"})
    void bothPartsOfAChainedOggAreDrawn(String options, int serial) throws IOException {
        Path file = directory.resolve("part.ogg");
        byte[] first = Ffmpeg.encoded(TONE, SECONDS, 16_000, options, file);
        byte[] second = Ffmpeg.encoded(TONE, 4.5, 16_000, options + " -serial_offset " + serial, file);
        Waveform drawn = WaveformComputer.compute(new Fixture(chained(first, second)));
        assertThat(drawn.durationMillis()).isCloseTo(12_623L, within(MARGIN_MILLIS));
        assertThat(drawn.silences()).anySatisfy(span -> {
            assertThat(span.fromMillis()).isCloseTo(6_300L, within(60L));
            assertThat(span.toMillis()).isCloseTo(9_123L, within(60L));
        });
    }

    private static byte[] chained(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @ParameterizedTest
    @CsvSource({"flac, -c:a flac, FLAC", "aac, -c:a aac, AAC", "wav, -c:a adpcm_ms, WAV_PCM", "wav, -c:a g726, WAV_PCM"
    })
    void whatIsNotPlayedIsUnsupportedAndNeverDamaged(String extension, String options, AudioFormat format)
            throws IOException {
        byte[] call = Ffmpeg.encoded(TONE, 2, 8_000, options, directory.resolve("call." + extension));
        AudioDescription description = AudioFormats.describe(new Fixture(call));
        assertThat(description.damage()).isEqualTo(Damage.UNSUPPORTED);
        assertThat(description.format()).isEqualTo(format);
    }

    /** Written by Asterisk: whole ones, and what was left when it was killed. */
    @ParameterizedTest
    @CsvSource({
        "recordings/1795857594.45.gsm, GSM",
        "recordings/q-5531945445380-20261128-062149-1795857704.91.gsm, GSM",
        "recordings/q-5551915709877-20261128-062136-1795857685.85.wav, WAV_PCM",
        "recordings/q-5551940177161-20261128-062217-1795857732.111.WAV, WAV_GSM",
        "crash/killed-wav.wav, WAV_PCM"
    })
    void recordingsOfAsteriskAreHeardWhole(String name, AudioFormat format) throws IOException {
        Fixture call = Fixture.named("/asterisk/" + name);
        Path file = Files.write(directory.resolve(name.substring(name.indexOf('/') + 1)), call.bytes);
        short[] heard = Ffmpeg.decoded(file);
        short[] played = Fixture.pcm(call.played());
        assertThat(AudioFormats.describe(call).format()).isEqualTo(format);
        assertThat(AudioFormats.describe(call).damage()).isNull();
        assertThat(played.length / 8.0).as("length").isCloseTo(heard.length / 8.0, within(20.0));
        assertThat(Samples.likeness(Samples.envelope(heard, 1, 0, 8000), Samples.envelope(played, 1, 0, 8000)))
                .isGreaterThan(0.999);
    }

    @ParameterizedTest
    @CsvSource({"recordings/q-5551910764515-20261128-062529-1795857924.205.wav", "crash/killed-wav49-header-only.WAV"})
    void headersWithoutASampleAreEmpty(String name) throws IOException {
        assertThat(AudioFormats.describe(Fixture.named("/asterisk/" + name)).damage())
                .isEqualTo(Damage.EMPTY);
    }

    @Test
    void monoM4aIsOneLane() throws IOException {
        Fixture call = Fixture.named("/field/mono.m4a");
        assertThat(AudioFormats.describe(call).channels()).isEqualTo(1);
        assertThat(WaveformComputer.compute(call).lanes()).hasSize(1);
        assertThat(WaveformComputer.compute(call).durationMillis()).isEqualTo(3000);
    }

    private static long firstSound(short[] samples, int channels, int channel, int rate) {
        for (int frame = 0; frame < samples.length / channels; frame++) {
            if (Math.abs(samples[frame * channels + channel]) > LOUD) {
                return frame * 1000L / rate;
            }
        }
        return -1;
    }

    private static long firstSound(Waveform waveform, int channel) {
        Waveform.Lane lane = waveform.lanes().get(channel);
        for (int part = 0; part < lane.parts(); part++) {
            if (lane.level(part) > 30) {
                return part * waveform.durationMillis() / lane.parts();
            }
        }
        return -1;
    }
}
