package io.rastro.audio;

import java.io.IOException;

/** Audio that can be decoded from any place, always to the same samples. */
interface DecodableAudio {

    int channels();

    /** In Hz. */
    int sampleRate();

    /** Length in samples of each channel. */
    long frames() throws IOException;

    /** Decodes from a frame on. */
    SampleReader from(long frame) throws IOException;
}
