package io.rastro.audio;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A file on its way to 16-bit PCM WAV: any range is decoded from the packets it comes from. */
final class ConvertedWav implements PlayableAudio {

    static final int HEADER = 44;
    private static final int SAMPLE_BYTES = 2;
    private static final long LARGEST_FIELD = 0xffff_ffffL;

    private final DecodableAudio audio;
    private final long frames;

    ConvertedWav(DecodableAudio audio) throws IOException {
        this.audio = audio;
        this.frames = audio.frames();
    }

    @Override
    public String mediaType() {
        return AudioType.WAV.mediaType();
    }

    @Override
    public long length() {
        return HEADER + dataLength();
    }

    private long dataLength() {
        return frames * frameBytes();
    }

    private int frameBytes() {
        return audio.channels() * SAMPLE_BYTES;
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
        long position = from - from % frameBytes();
        byte[] bytes = new byte[0];
        try (SampleReader samples = audio.from(position / frameBytes())) {
            while (position < to) {
                int count = samples.next();
                if (count < 0) {
                    throw new EOFException("the file became shorter while it was read");
                }
                bytes = bytes.length < count * SAMPLE_BYTES ? new byte[count * SAMPLE_BYTES] : bytes;
                int length = toBytes(samples.samples(), count, bytes);
                int first = (int) Math.max(0, from - position);
                int last = (int) Math.min(length, to - position);
                if (last > first) {
                    out.write(bytes, first, last - first);
                }
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
        int channels = audio.channels();
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
