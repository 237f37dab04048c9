package io.rastro.recording;

import io.rastro.audio.PlayableAudio;
import io.rastro.audio.SeekableSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Audio written byte by byte as it is stored. */
record StoredAudio(SeekableSource source, String mediaType, long length) implements PlayableAudio {

    private static final int BUFFER = 64 * 1024;

    @Override
    public void write(long from, long toExclusive, OutputStream out) throws IOException {
        byte[] buffer = new byte[(int) Math.min(BUFFER, toExclusive - from)];
        long left = toExclusive - from;
        try (InputStream in = source.open(from)) {
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    throw new EOFException("the file became shorter while it was read");
                }
                out.write(buffer, 0, count);
                left -= count;
            }
        }
    }
}
