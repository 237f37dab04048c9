package io.rastro.recording.audio;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the samples of a WAV file.
 *
 * @param riffSize as the file states it, right or wrong
 * @param dataStart position of the first sample; 0: there is none
 * @param dataSize as the file states it, right or wrong
 */
record WavChunks(long riffSize, @Nullable WavFormat format, long dataStart, long dataSize) {

    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int LARGEST_FORMAT = 4096;

    boolean hasData() {
        return dataStart > 0;
    }

    static WavChunks read(SeekableSource source) throws IOException {
        try (InputStream in = source.open(0)) {
            byte[] riff = in.readNBytes(RIFF_HEADER);
            return read(in, Bytes.little32(riff, 4));
        }
    }

    /** Walks the chunks up to the samples; one of odd size is followed by a byte that means nothing. */
    private static WavChunks read(InputStream in, long riffSize) throws IOException {
        WavFormat format = null;
        long position = RIFF_HEADER;
        while (true) {
            byte[] header = in.readNBytes(CHUNK_HEADER);
            if (header.length < CHUNK_HEADER) {
                return new WavChunks(riffSize, format, 0, 0);
            }
            position += CHUNK_HEADER;
            long size = Bytes.little32(header, 4);
            if (Bytes.marked(header, 0, "data")) {
                return new WavChunks(riffSize, format, position, size);
            }
            long padded = size + (size & 1);
            int wanted = Bytes.marked(header, 0, "fmt ") ? (int) Math.min(size, LARGEST_FORMAT) : 0;
            format = wanted > 0 ? WavFormat.parse(in.readNBytes(wanted)) : format;
            in.skip(padded - wanted);
            position += padded;
        }
    }
}
