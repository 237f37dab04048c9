package io.rastro.recording;

import io.rastro.audio.SeekableSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Tells whether a file is an earlier one of which more was written since. */
final class Continuation {

    /** Within these first bytes of a WAV stand the sizes, which change when the writer is done. */
    private static final int HEADER = 128;

    private static final int BUFFER = 64 * 1024;

    private Continuation() {}

    /** Whether all that the earlier one holds after its header stands at the same place of the later one. */
    static boolean of(SeekableSource earlier, SeekableSource later) throws IOException {
        return later.size() >= earlier.size() && earlier.size() > HEADER && sameUpTo(earlier.size(), earlier, later);
    }

    private static boolean sameUpTo(long end, SeekableSource earlier, SeekableSource later) throws IOException {
        try (InputStream one = earlier.open(HEADER);
                InputStream other = later.open(HEADER)) {
            for (long at = HEADER; at < end; at += BUFFER) {
                int count = (int) Math.min(BUFFER, end - at);
                byte[] expected = one.readNBytes(count);
                if (expected.length < count || !Arrays.equals(expected, other.readNBytes(count))) {
                    return false;
                }
            }
            return true;
        }
    }
}
