package io.rastro.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decoding in a process of its own gives what decoding here does, and what goes wrong there goes wrong there alone. */
class DecodingProcessTests {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int CHANCE = 16;
    private static final DecodingProcess DECODING = new DecodingProcess();

    @AfterAll
    static void end() {
        DECODING.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
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
    void waveformIsTheSame(String name) throws IOException {
        Fixture file = Fixture.of(name);
        assertAlike(DECODING.waveform(file, LIMIT), WaveformComputer.compute(file));
    }

    /** What AAC leaves to chance is decoded to other noise each time. */
    private static void assertAlike(Waveform waveform, Waveform expected) {
        assertThat(waveform.durationMillis()).isEqualTo(expected.durationMillis());
        assertThat(waveform.damage()).isEqualTo(expected.damage());
        assertThat(waveform.silences()).isEqualTo(expected.silences());
        for (int lane = 0; lane < expected.lanes().size(); lane++) {
            for (int part = 0; part < WaveformComputer.PARTS; part++) {
                assertThat(waveform.lanes().get(lane).level(part))
                        .isCloseTo(expected.lanes().get(lane).level(part), within(CHANCE));
            }
        }
    }

    @Test
    void everyPartOfTheConvertedFormIsTheSame() throws IOException {
        Fixture cut = Fixture.of("stereo.mp3").cut(Fixture.of("stereo.mp3").bytes.length * 2 / 3);
        PlayableAudio here = AudioFormats.playable(cut);
        PlayableAudio there = DECODING.playable(cut, "cut.mp3", LIMIT);
        assertThat(there.length()).isEqualTo(here.length()).isGreaterThan(cut.bytes.length);
        assertThat(there.mediaType()).isEqualTo(here.mediaType());
        for (long from : List.of(0L, 1L, 45L, here.length() / 2, here.length() - 3)) {
            assertThat(Fixture.played(there, from, here.length())).isEqualTo(Fixture.played(here, from, here.length()));
        }
    }

    @Test
    void whatIsPlayedAsStoredIsHandedOnAsItIs() throws IOException {
        Fixture file = Fixture.of("stereo-opus.ogg");
        PlayableAudio audio = DECODING.playable(file, "opus", LIMIT);
        assertThat(audio.mediaType()).isEqualTo("audio/ogg");
        assertThat(Fixture.played(audio, 0, audio.length())).isEqualTo(file.bytes);
    }

    @Test
    void damageIsToldAsHere() {
        Fixture silent = Fixture.wav(Fixture.format(1, 1, 8000, 2, 16), new byte[1]);
        assertThatThrownBy(() -> DECODING.waveform(silent, LIMIT))
                .isInstanceOfSatisfying(
                        DamagedAudioException.class,
                        damaged -> assertThat(damaged.damage()).isEqualTo(Damage.EMPTY));
    }

    @Test
    void failureOfTheStoreIsNoneOfTheFile() throws IOException {
        IOException away = new IOException("the store is away");
        assertThatThrownBy(() -> DECODING.waveform(
                        honest(position -> {
                            if (position > 1_000_000) {
                                throw away;
                            }
                        }),
                        LIMIT))
                .isSameAs(away);
        assertThat(DECODING.waveform(Fixture.of("alaw.wav"), LIMIT).drawable()).isTrue();
    }

    @Test
    void fileThatTakesTooLongIsGivenUpAndTheNextIsNot() throws IOException {
        assertThatThrownBy(() -> DECODING.waveform(honest(position -> {}), Duration.ofMillis(1)))
                .isInstanceOfSatisfying(
                        DamagedAudioException.class,
                        damaged -> assertThat(damaged.damage()).isEqualTo(Damage.COSTLY));
        assertThat(DECODING.waveform(Fixture.of("alaw.wav"), LIMIT).drawable()).isTrue();
    }

    @Test
    void fileThatTakesTooMuchMemoryIsGivenUpAndTheNextIsNot() throws IOException {
        try (DecodingProcess small = new DecodingProcess(12)) {
            assertThatThrownBy(() -> small.waveform(withLargeIndex(6_000_000), LIMIT))
                    .isInstanceOfSatisfying(
                            DamagedAudioException.class,
                            damaged -> assertThat(damaged.damage()).isEqualTo(Damage.COSTLY));
            assertThat(small.waveform(Fixture.of("alaw.wav"), LIMIT).drawable()).isTrue();
        }
        assertAlike(
                DECODING.waveform(withLargeIndex(6_000_000), LIMIT),
                WaveformComputer.compute(Fixture.of("stereo.m4a")));
    }

    @Test
    void processThatIsKilledIsNoFaultOfTheFile() throws IOException {
        assertThatThrownBy(() -> DECODING.waveform(honest(position -> killChildren()), LIMIT))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(DamagedAudioException.class)
                .hasMessageContaining("ended");
        assertThat(DECODING.waveform(Fixture.of("alaw.wav"), LIMIT).drawable()).isTrue();
    }

    @Test
    void processThatCannotStartIsNoFaultOfTheFile() {
        try (DecodingProcess none = new DecodingProcess(-1)) {
            assertThatThrownBy(() -> none.waveform(Fixture.of("alaw.wav"), LIMIT))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(DamagedAudioException.class)
                    .hasMessageContaining("does not start");
        }
    }

    @Test
    void closingEndsTheWorkUnderWay() {
        DecodingProcess closing = new DecodingProcess();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Void> closed = begun.thenRunAsync(closing::close);
        assertThatThrownBy(() -> closing.waveform(
                        honest(position -> {
                            begun.complete(null);
                            closed.join();
                        }),
                        LIMIT))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(DamagedAudioException.class);
    }

    private static void killChildren() {
        decoders().forEach(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    private static Stream<ProcessHandle> decoders() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(DecodingMain.class.getName()));
    }

    private static final int HONEST_SECONDS = 240;

    private interface Reading {
        void at(long position) throws IOException;
    }

    /** Four minutes of sound, which no decoder does in a millisecond. */
    private static SeekableSource honest(Reading reading) {
        Fixture file = Fixture.wav(Fixture.format(6, 1, 8000, 1, 8), new byte[HONEST_SECONDS * 8000]);
        return new SeekableSource() {
            @Override
            public long size() {
                return file.size();
            }

            @Override
            public InputStream open(long from) {
                InputStream in = file.open(from);
                return new InputStream() {
                    private long position = from;

                    @Override
                    public int read() {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public int read(byte[] target, int at, int length) throws IOException {
                        reading.at(position);
                        int count = in.read(target, at, length);
                        position += Math.max(0, count);
                        return count;
                    }
                };
            }
        };
    }

    /** A recording in whose index so many bytes are set aside, as a recorder does that adds to it later. */
    private static Fixture withLargeIndex(int free) throws IOException {
        byte[] bytes = Fixture.of("stereo.m4a").bytes;
        int name = new String(bytes, ISO_8859_1).indexOf("moov");
        int length = (int) Bytes.big32(bytes, name - 4);
        int end = name - 4 + length;
        if (end != bytes.length) {
            throw new IllegalStateException("the index is not at the end, and positions would move");
        }
        ByteBuffer file = ByteBuffer.allocate(bytes.length + free);
        file.put(bytes).putInt(free).put("free".getBytes(ISO_8859_1)).putInt(name - 4, length + free);
        return new Fixture(file.array());
    }
}
