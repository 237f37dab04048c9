package io.rastro.audio;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of an audio file, wherever it is, readable from any place. */
public interface SeekableSource {

    /** In bytes. */
    long size() throws IOException;

    /** The bytes from an offset to the end; the caller closes it, early if it likes. */
    InputStream open(long from) throws IOException;

    /** What the file is called, which alone tells the raw formats; empty: nobody knows. */
    default String name() {
        return "";
    }
}
