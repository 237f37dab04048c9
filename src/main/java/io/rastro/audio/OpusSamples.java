package io.rastro.audio;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.IOException;
import java.util.stream.IntStream;

/** Opus, decoded at any of five rates: the lowest costs a fraction of the full one and is all that a picture needs. */
final class OpusSamples implements OggDecoder {

    static final int LOWEST_RATE = 8_000;
    private static final int[] RATES = {LOWEST_RATE, 12_000, 16_000, 24_000, 48_000};
    private static final int LONGEST_MILLIS = 120;

    private final int channels;
    private final int rate;
    private final OpusDecoder decoder;
    private final short[] samples;

    /** @param pages from the beginning of the stream; its headers are read from them */
    OpusSamples(OggPages pages, int channels, int rate) throws IOException {
        this.channels = channels;
        this.rate = rate;
        samples = new short[rate * LONGEST_MILLIS / 1000 * channels];
        try {
            decoder = new OpusDecoder(rate, channels);
        } catch (OpusException refused) {
            throw new DamagedAudioException(AudioFormat.OGG_OPUS, Damage.UNSUPPORTED, refused);
        }
        pages.packet();
        pages.packet();
    }

    /** The rate at which nothing of what was encoded is lost. */
    static int rateFor(int inputRate) {
        int highest = RATES[RATES.length - 1];
        return inputRate == 0
                ? highest
                : IntStream.of(RATES)
                        .filter(rate -> rate >= inputRate)
                        .findFirst()
                        .orElse(highest);
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public int sampleRate() {
        return rate;
    }

    @Override
    public int decode(byte[] packet) throws IOException {
        try {
            return decoder.decode(packet, 0, packet.length, samples, 0, samples.length / channels, false) * channels;
        } catch (OpusException | RuntimeException damaged) {
            throw new DamagedAudioException(AudioFormat.OGG_OPUS, Damage.TRUNCATED, damaged);
        }
    }

    @Override
    public short[] samples() {
        return samples;
    }
}
