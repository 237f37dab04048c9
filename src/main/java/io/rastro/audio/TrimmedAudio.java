package io.rastro.audio;

import java.io.IOException;

/**
 * A part of decodable audio, as if it were all.
 *
 * @param skipped samples of each channel before it
 * @param frames samples of each channel in it
 */
record TrimmedAudio(DecodableAudio whole, long skipped, long frames) implements DecodableAudio {

    @Override
    public int channels() {
        return whole.channels();
    }

    @Override
    public int sampleRate() {
        return whole.sampleRate();
    }

    @Override
    public SampleReader from(long frame) throws IOException {
        return whole.from(skipped + frame);
    }
}
