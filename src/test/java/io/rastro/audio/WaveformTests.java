package io.rastro.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rastro.audio.Waveform.AudioSpan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WaveformTests {

    private static final int RATE = 8000;

    @Test
    void silenceIsFoundWhereNobodyIsHeardOnEitherChannel() throws IOException {
        Fixture call =
                stereo(20, second -> second < 4 || second >= 17, second -> second >= 2 && second < 9 || second == 11);
        Waveform waveform = WaveformComputer.compute(call);
        assertThat(waveform.durationMillis()).isEqualTo(20_000);
        assertThat(waveform.silences()).containsExactly(new AudioSpan(9_000, 11_000), new AudioSpan(12_000, 17_000));
        assertThat(waveform.damage()).isNull();
    }

    @Test
    void theLeftChannelIsTheFirstLane() throws IOException {
        Waveform waveform = WaveformComputer.compute(stereo(10, second -> second < 5, second -> second >= 5));
        assertThat(waveform.lanes()).hasSize(2);
        Waveform.Lane left = waveform.lanes().get(0);
        Waveform.Lane right = waveform.lanes().get(1);
        assertThat(left.parts()).isEqualTo(600);
        assertThat(left.level(150)).isCloseTo(right.level(450), within(1)).isGreaterThan(80);
        assertThat(left.level(450)).isZero();
        assertThat(right.level(150)).isZero();
    }

    @Test
    void aToneInALongRecordingIsWhereItSounds() throws IOException {
        byte[] samples = new byte[3600 * RATE];
        Arrays.fill(samples, (byte) 0xd5);
        for (int at = 1800 * RATE; at < 1860 * RATE; at++) {
            samples[at] = (byte) (at % 16 < 8 ? 0x90 : 0x10);
        }
        Waveform waveform = WaveformComputer.compute(Fixture.wav(Fixture.format(6, 1, RATE, 1, 8), samples));
        Waveform.Lane lane = waveform.lanes().get(0);
        assertThat(waveform.durationMillis()).isEqualTo(3_600_000);
        for (int part = 0; part < lane.parts(); part++) {
            boolean sounds = part >= 300 && part < 310;
            assertThat(lane.level(part) > 60).as("part " + part).isEqualTo(sounds);
        }
        assertThat(waveform.silences())
                .containsExactly(new AudioSpan(0, 1_800_000), new AudioSpan(1_860_000, 3_600_000));
    }

    @Test
    void aRecordingShorterThanItsPartsHasThemAll() throws IOException {
        Waveform waveform = WaveformComputer.compute(
                Fixture.wav(Fixture.format(6, 1, RATE, 1, 8), new byte[] {0x10, (byte) 0x90, 0x10}));
        assertThat(waveform.lanes().get(0).parts()).isEqualTo(600);
        assertThat(waveform.lanes().get(0).level(599)).isGreaterThan(60);
    }

    @Test
    void isReadBackFromItsBytes() throws IOException {
        Waveform waveform = WaveformComputer.compute(stereo(20, second -> second < 4, second -> second > 15));
        byte[] kept = waveform.toBytes();
        assertThat(Waveform.fromBytes(kept)).isEqualTo(waveform);
        assertThat(kept).hasSizeLessThan(2_000);
        for (int length = 0; length < kept.length; length += 7) {
            byte[] cut = Arrays.copyOf(kept, length);
            assertThatThrownBy(() -> Waveform.fromBytes(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private interface Speaks {
        boolean in(int second);
    }

    private static Fixture stereo(int seconds, Speaks left, Speaks right) {
        ByteBuffer data = ByteBuffer.allocate(seconds * RATE * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int frame = 0; frame < seconds * RATE; frame++) {
            short tone = (short) (9000 * Math.sin(frame * 0.3));
            data.putShort(left.in(frame / RATE) ? tone : 0);
            data.putShort(right.in(frame / RATE) ? tone : 0);
        }
        return Fixture.wav(Fixture.format(1, 2, RATE, 4, 16), data.array());
    }
}
