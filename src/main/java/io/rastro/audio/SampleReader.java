package io.rastro.audio;

import java.io.Closeable;
import java.io.IOException;

/** Audio being decoded to 16-bit samples, a block at a time. */
interface SampleReader extends Closeable {

    int channels();

    int sampleRate();

    /**
     * Decodes some more.
     *
     * @return how many values of {@link #samples()} are valid, the channels taking turns; -1 at the end
     */
    int next() throws IOException;

    /** The block decoded last; the next one overwrites it. */
    short[] samples();
}
