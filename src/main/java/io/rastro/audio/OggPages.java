package io.rastro.audio;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The packets of one stream in an Ogg file, one after another (RFC 3533). */
final class OggPages implements Closeable {

    static final int PAGE_HEADER = 27;
    private static final int CHECKSUM = 22;
    private static final int POLYNOMIAL = 0x04c1_1db7;
    /** A lacing value below this ends a packet. */
    private static final int FULL = 255;

    private static final int LARGEST_PACKET = 1 << 20;
    private static final int CONTINUED = 1;

    private final InputStream in;
    private final long serial;
    private byte[] lacing = new byte[0];
    private byte[] body = new byte[0];
    private int segment;
    private int position;
    private long granule = -1;
    private boolean begun;

    /** @param in from the beginning of a page on, to where the stream ends */
    OggPages(InputStream in, long serial) {
        this.in = in;
        this.serial = serial;
    }

    /**
     * The position that the page of the last packet states, in samples, if that was the last packet to end there;
     * otherwise -1.
     */
    long endedAt() {
        for (int rest = segment; rest < lacing.length; rest++) {
            if ((lacing[rest] & 0xff) < FULL) {
                return -1;
            }
        }
        return granule;
    }

    /** Null at the end, which is also where the file breaks off. */
    byte @Nullable [] packet() throws IOException {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        while (true) {
            while (segment == lacing.length) {
                if (!page()) {
                    return null;
                }
            }
            int size = lacing[segment++] & 0xff;
            packet.write(body, position, size);
            position += size;
            if (size < FULL) {
                return packet.toByteArray();
            }
            if (packet.size() > LARGEST_PACKET) {
                throw damaged("a packet without end");
            }
        }
    }

    /** Goes to the next page, which has no packets if it is another stream's. */
    private boolean page() throws IOException {
        byte[] header = in.readNBytes(PAGE_HEADER);
        if (header.length < PAGE_HEADER || !Bytes.marked(header, 0, "OggS")) {
            return false;
        }
        byte[] table = in.readNBytes(Bytes.unsigned(header, PAGE_HEADER - 1));
        int length = bodyLength(table, 0, table.length);
        body = in.readNBytes(length);
        if (body.length < length) {
            return false;
        }
        verify(header, table);
        boolean own = Bytes.little32(header, 14) == serial;
        lacing = own ? table : new byte[0];
        segment = 0;
        position = 0;
        granule = own ? Bytes.little64(header, 6) : granule;
        if (own && !begun) {
            begun = true;
            skipRest((header[5] & CONTINUED) != 0);
        }
        return true;
    }

    /** Where reading begins within a packet, its rest is of no use. */
    private void skipRest(boolean within) {
        for (boolean more = within; more && segment < lacing.length; segment++) {
            int size = lacing[segment] & 0xff;
            position += size;
            more = size == FULL;
        }
    }

    /** What a decoder makes of wrong bytes is not foreseeable, down to the memory that it asks for. */
    private void verify(byte[] header, byte[] table) throws DamagedAudioException {
        long stated = Bytes.little32(header, CHECKSUM);
        Arrays.fill(header, CHECKSUM, CHECKSUM + 4, (byte) 0);
        int sum = checksum(checksum(checksum(0, header), table), body);
        if (Integer.toUnsignedLong(sum) != stated) {
            throw damaged("wrong checksum");
        }
    }

    private static int checksum(int before, byte[] bytes) {
        int sum = before;
        for (byte value : bytes) {
            sum ^= value << 24;
            for (int bit = 0; bit < 8; bit++) {
                sum = sum < 0 ? (sum << 1) ^ POLYNOMIAL : sum << 1;
            }
        }
        return sum;
    }

    static int bodyLength(byte[] bytes, int from, int count) {
        int length = 0;
        for (int at = from; at < from + count; at++) {
            length += bytes[at] & 0xff;
        }
        return length;
    }

    private static DamagedAudioException damaged(String detail) {
        return new DamagedAudioException(AudioFormat.UNKNOWN, Damage.TRUNCATED, detail);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
