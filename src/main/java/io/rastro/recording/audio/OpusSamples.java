package io.rastro.recording.audio;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.IOException;

/** Opus decoded at the rate of a telephone, which costs a fraction of the full rate and is all that a picture needs. */
final class OpusSamples implements SampleReader {

    private static final int RATE = 8_000;
    private static final int FULL_RATE = 48_000;
    private static final int LONGEST_FRAMES = RATE * 120 / 1000;

    private final OggPages pages;
    private final int channels;
    private final OpusDecoder decoder;
    private final short[] samples;
    private int unheard;

    OpusSamples(OggPages pages, int channels, int skipped) throws IOException {
        this.pages = pages;
        this.channels = channels;
        this.unheard = skipped / (FULL_RATE / RATE);
        samples = new short[LONGEST_FRAMES * channels];
        try {
            decoder = new OpusDecoder(RATE, channels);
        } catch (OpusException refused) {
            throw new DamagedAudioException(AudioFormat.OGG_OPUS, Damage.UNSUPPORTED, refused);
        }
        pages.packet();
        pages.packet();
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public int sampleRate() {
        return RATE;
    }

    @Override
    public int next() throws IOException {
        byte[] packet = pages.packet();
        if (packet == null) {
            return -1;
        }
        try {
            return heard(decoder.decode(packet, 0, packet.length, samples, 0, LONGEST_FRAMES, false));
        } catch (OpusException | RuntimeException damaged) {
            throw new DamagedAudioException(AudioFormat.OGG_OPUS, Damage.TRUNCATED, damaged);
        }
    }

    private int heard(int frames) {
        int dropped = Math.min(unheard, frames);
        unheard -= dropped;
        System.arraycopy(samples, dropped * channels, samples, 0, (frames - dropped) * channels);
        return (frames - dropped) * channels;
    }

    @Override
    public short[] samples() {
        return samples;
    }

    @Override
    public void close() throws IOException {
        pages.close();
    }
}
