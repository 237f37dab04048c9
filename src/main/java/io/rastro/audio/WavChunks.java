package io.rastro.audio;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the samples of a WAV file.
 *
 * @param riffSize as the file states it, right or wrong
 * @param dataStart position of the first sample; 0: there is none
 * @param dataSize as the file states it, right or wrong
 */
record WavChunks(long riffSize, @Nullable WavFormat format, long dataStart, long dataSize) {

    static final int CHUNK_HEADER = 8;
    private static final int RIFF_HEADER = 12;
    private static final int LARGEST_FORMAT = 4096;
    private static final int DS64_SIZES = 16;
    /** More is no recording, but a way to keep a reader busy. */
    private static final int MAX_CHUNKS = 200;

    boolean hasData() {
        return dataStart > 0;
    }

    /** Walks the chunks up to the samples; one of odd size is followed by a byte that means nothing. */
    static WavChunks read(SeekableSource source) throws IOException {
        byte[] head = Bytes.read(source, 0, LARGEST_FORMAT);
        long riffSize = Bytes.little32(head, 4);
        WavFormat format = null;
        long wideSize = -1;
        long position = RIFF_HEADER;
        for (int number = 0; number < MAX_CHUNKS; number++) {
            byte[] chunk = part(source, head, position, CHUNK_HEADER);
            if (chunk.length < CHUNK_HEADER) {
                break;
            }
            position += CHUNK_HEADER;
            long size = Bytes.little32(chunk, 4);
            if (Bytes.marked(chunk, 0, "data")) {
                return new WavChunks(
                        riffSize, format, position, wideSize >= 0 && size == 0xffff_ffffL ? wideSize : size);
            }
            if (Bytes.marked(chunk, 0, "fmt ")) {
                format = WavFormat.parse(part(source, head, position, (int) Math.min(size, LARGEST_FORMAT)));
            }
            if (Bytes.marked(chunk, 0, "ds64") && size >= DS64_SIZES) {
                wideSize = wideSize(part(source, head, position, DS64_SIZES));
            }
            position += size + (size & 1);
        }
        return new WavChunks(riffSize, format, 0, 0);
    }

    /** Of RF64, whose sizes of 32 bits are all ones; those of 64 bits are told before, that of the samples second. */
    private static long wideSize(byte[] sizes) {
        return sizes.length < DS64_SIZES ? -1 : Bytes.little64(sizes, 8);
    }

    /** Some bytes from a position, fewer where the file ends; from what was read already where that is enough. */
    private static byte[] part(SeekableSource source, byte[] head, long position, int length) throws IOException {
        return position + length <= head.length
                ? Arrays.copyOfRange(head, (int) position, (int) position + length)
                : Bytes.read(source, position, length);
    }

    /** Whether a chunk begins at a position: a name of letters, and a size that the file has room for. */
    static boolean isChunk(SeekableSource source, long position) throws IOException {
        byte[] chunk = Bytes.read(source, position, CHUNK_HEADER);
        if (chunk.length < CHUNK_HEADER) {
            return false;
        }
        for (int at = 0; at < 4; at++) {
            if (chunk[at] < ' ' || chunk[at] > '~') {
                return false;
            }
        }
        return position + CHUNK_HEADER + Bytes.little32(chunk, 4) <= source.size();
    }
}
