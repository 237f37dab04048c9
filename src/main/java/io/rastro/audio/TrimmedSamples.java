package io.rastro.audio;

import java.io.IOException;

/** What is heard of decoded audio: without what an encoder had to put before and after it. */
final class TrimmedSamples implements SampleReader {

    /** As a length: to the end, wherever that is. */
    static final long ALL = Long.MAX_VALUE;

    private final SampleReader reader;
    private final long skipped;
    private final long length;
    private final long unitsPerSecond;
    private long unheard = -1;
    private long left;

    /**
     * @param skipped how much is dropped at the beginning, in units of time
     * @param length how much is heard of the rest at most, in units of time, or {@link #ALL}
     * @param unitsPerSecond some decoders know their rate only once they decode
     */
    TrimmedSamples(SampleReader reader, long skipped, long length, long unitsPerSecond) {
        this.reader = reader;
        this.skipped = skipped;
        this.length = length;
        this.unitsPerSecond = unitsPerSecond;
    }

    @Override
    public int channels() {
        return reader.channels();
    }

    @Override
    public int sampleRate() {
        return reader.sampleRate();
    }

    @Override
    public int next() throws IOException {
        int count = unheard >= 0 && left == 0 ? -1 : reader.next();
        if (count < 0) {
            return -1;
        }
        if (unheard < 0 && count > 0) {
            unheard = frames(skipped);
            left = length == ALL ? ALL : frames(length);
        }
        return count == 0 ? 0 : heard(count / channels());
    }

    private long frames(long units) {
        return Math.round((double) units * sampleRate() / unitsPerSecond);
    }

    private int heard(int frames) {
        int dropped = (int) Math.min(unheard, frames);
        int heard = (int) Math.min(left, frames - dropped);
        unheard -= dropped;
        left -= left == ALL ? 0 : heard;
        if (dropped > 0) {
            System.arraycopy(samples(), dropped * channels(), samples(), 0, heard * channels());
        }
        return heard * channels();
    }

    @Override
    public short[] samples() {
        return reader.samples();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
