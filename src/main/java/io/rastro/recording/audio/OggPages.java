package io.rastro.recording.audio;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The packets of the first stream in an Ogg file, one after another (RFC 3533). */
final class OggPages implements Closeable {

    static final int PAGE_HEADER = 27;
    /** A lacing value below this ends a packet. */
    private static final int FULL = 255;

    private static final int LARGEST_PACKET = 1 << 20;

    private final InputStream in;
    private byte[] lacing = new byte[0];
    private int segment;
    private long serial = -1;

    OggPages(InputStream in) {
        this.in = in;
    }

    /** Null at the end, which is also where the file breaks off. */
    byte @Nullable [] packet() throws IOException {
        byte[] packet = new byte[FULL];
        int length = 0;
        while (true) {
            if (segment == lacing.length && !page()) {
                return null;
            }
            if (segment == lacing.length) {
                continue;
            }
            int size = lacing[segment++] & 0xff;
            packet = room(packet, length + size);
            if (in.readNBytes(packet, length, size) < size) {
                return null;
            }
            length += size;
            if (size < FULL) {
                return Arrays.copyOf(packet, length);
            }
        }
    }

    private static byte[] room(byte[] packet, int needed) throws IOException {
        if (needed > LARGEST_PACKET) {
            throw new DamagedAudioException(AudioFormat.UNKNOWN, Damage.UNREADABLE, "endless packet");
        }
        return needed <= packet.length ? packet : Arrays.copyOf(packet, Math.max(needed, packet.length * 2));
    }

    /** Goes to the next page of the stream. */
    private boolean page() throws IOException {
        byte[] header = in.readNBytes(PAGE_HEADER);
        if (header.length < PAGE_HEADER || !Bytes.marked(header, 0, "OggS")) {
            return false;
        }
        lacing = in.readNBytes(Bytes.unsigned(header, 26));
        segment = 0;
        serial = serial < 0 ? Bytes.little32(header, 14) : serial;
        if (Bytes.little32(header, 14) != serial) {
            in.skipNBytes(bodyLength(lacing, 0, lacing.length));
            segment = lacing.length;
        }
        return true;
    }

    static int bodyLength(byte[] bytes, int from, int count) {
        int length = 0;
        for (int at = from; at < from + count; at++) {
            length += bytes[at] & 0xff;
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
