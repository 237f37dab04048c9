package io.rastro.recording.audio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A file on its way to 16-bit PCM WAV: any range is decoded from the blocks it comes from, and nothing else is. */
final class ConvertedWav implements PlayableAudio {

    static final int HEADER = 44;
    private static final int SAMPLE_BYTES = 2;
    private static final long LARGEST_FIELD = 0xffff_ffffL;

    private final BlockAudio audio;

    ConvertedWav(BlockAudio audio) {
        this.audio = audio;
    }

    @Override
    public String mediaType() {
        return AudioFormat.WAV_PCM.mediaType();
    }

    @Override
    public long length() {
        return HEADER + dataLength();
    }

    private long dataLength() {
        return audio.frames() * frameBytes();
    }

    private int frameBytes() {
        return audio.codec().channels() * SAMPLE_BYTES;
    }

    @Override
    public void write(long from, long toExclusive, OutputStream out) throws IOException {
        Objects.checkFromToIndex(from, toExclusive, length());
        if (from < HEADER) {
            out.write(header(), (int) from, (int) (Math.min(HEADER, toExclusive) - from));
        }
        if (toExclusive > HEADER && from < toExclusive) {
            writeSamples(Math.max(HEADER, from) - HEADER, toExclusive - HEADER, out);
        }
    }

    private void writeSamples(long from, long to, OutputStream out) throws IOException {
        int blockBytes = audio.codec().blockFrames() * frameBytes();
        long block = from / blockBytes;
        long position = block * blockBytes;
        try (BlockSamples samples = audio.samples(block)) {
            byte[] bytes = new byte[samples.samples().length * SAMPLE_BYTES];
            while (position < to) {
                int length = toBytes(samples.samples(), samples.next(), bytes);
                int first = (int) Math.max(0, from - position);
                int last = (int) Math.min(length, to - position);
                out.write(bytes, first, last - first);
                position += length;
            }
        }
    }

    private static int toBytes(short[] samples, int count, byte[] bytes) {
        for (int sample = 0, at = 0; sample < count; sample++) {
            bytes[at++] = (byte) samples[sample];
            bytes[at++] = (byte) (samples[sample] >> 8);
        }
        return count * SAMPLE_BYTES;
    }

    private byte[] header() {
        int channels = audio.codec().channels();
        return ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(mark("RIFF"))
                .putInt((int) Math.min(LARGEST_FIELD, dataLength() + HEADER - 8))
                .put(mark("WAVEfmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) channels)
                .putInt(audio.sampleRate())
                .putInt(audio.sampleRate() * frameBytes())
                .putShort((short) frameBytes())
                .putShort((short) (SAMPLE_BYTES * 8))
                .put(mark("data"))
                .putInt((int) Math.min(LARGEST_FIELD, dataLength()))
                .array();
    }

    private static byte[] mark(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
