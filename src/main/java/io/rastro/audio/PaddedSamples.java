package io.rastro.audio;

import java.io.IOException;
import java.util.Arrays;

/** Samples cut or filled up with silence to a known number, also where the decoder gives up. */
final class PaddedSamples implements SampleReader {

    private static final int SILENCE_FRAMES = 4096;

    private final SampleReader reader;
    private final int channels;
    private short[] samples;
    private long left;
    private boolean ended;

    /** @param frames samples of each channel */
    PaddedSamples(SampleReader reader, long frames) {
        this.reader = reader;
        this.channels = reader.channels();
        this.samples = reader.samples();
        this.left = frames;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public int sampleRate() {
        return reader.sampleRate();
    }

    @Override
    public int next() throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = ended ? -1 : decoded();
        if (count < 0) {
            samples = ended ? samples : new short[SILENCE_FRAMES * channels];
            Arrays.fill(samples, (short) 0);
            ended = true;
            count = SILENCE_FRAMES * channels;
        }
        int heard = (int) Math.min(left, count / channels);
        left -= heard;
        return heard * channels;
    }

    private int decoded() throws IOException {
        try {
            int count = reader.next();
            samples = reader.samples();
            return count;
        } catch (DamagedAudioException midway) {
            return -1;
        }
    }

    @Override
    public short[] samples() {
        return samples;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
