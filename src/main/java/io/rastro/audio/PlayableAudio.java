package io.rastro.audio;

import java.io.IOException;
import java.io.OutputStream;

/** Audio in a form that browsers play, of which any part can be written without the parts before it. */
public interface PlayableAudio {

    String mediaType();

    /** In bytes. */
    long length();

    /** Writes the bytes of a range, holding none of them longer than it must. */
    void write(long from, long toExclusive, OutputStream out) throws IOException;
}
