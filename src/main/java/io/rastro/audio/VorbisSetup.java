package io.rastro.audio;

/**
 * Reads as much of a Vorbis stream's setup header (Vorbis I, 3.2.1) as it takes to know what its codebooks would cost. The
 * decoder believes the numbers they declare, 24 bits of entries in 16 bits of dimensions, before it looks for them.
 */
final class VorbisSetup {

    private static final int MARK = 7;
    private static final int SYNC = 0x564342;

    /** Of all codebooks together, in numbers of four bytes; encoders need some hundred thousand. */
    private static final long MOST_VALUES = 1 << 22;

    private final byte[] packet;
    private long bit = MARK * 8L;
    private long values;

    private VorbisSetup(byte[] packet) {
        this.packet = packet;
    }

    /** Whether the codebooks that a header declares are all in it, and no larger than any encoder makes them. */
    static boolean isSound(byte[] packet) {
        return new VorbisSetup(packet).sound();
    }

    private boolean sound() {
        int books = (int) read(8) + 1;
        for (int book = 0; book < books; book++) {
            if (!codebook()) {
                return false;
            }
        }
        return left() >= 0;
    }

    private boolean codebook() {
        boolean begins = read(24) == SYNC;
        long dimensions = read(16);
        long entries = read(24);
        values += entries * Math.max(1, dimensions);
        return begins && values <= MOST_VALUES && lengths(entries) && lookup(entries, dimensions) && left() >= 0;
    }

    private boolean lengths(long entries) {
        if (read(1) == 1) {
            read(5);
            return ordered(entries);
        }
        boolean sparse = read(1) == 1;
        if (entries * (sparse ? 1 : 5) > left()) {
            return false;
        }
        for (long entry = 0; entry < entries; entry++) {
            if (!sparse || read(1) == 1) {
                read(5);
            }
        }
        return true;
    }

    /** Lengths in ascending order, each told by how many entries have it; there are 32 of them at most. */
    private boolean ordered(long entries) {
        long told = 0;
        for (int length = 0; length < 32 && told < entries; length++) {
            told += read(64 - Long.numberOfLeadingZeros(entries - told));
        }
        return told == entries;
    }

    private boolean lookup(long entries, long dimensions) {
        long type = read(4);
        if (type == 0) {
            return true;
        }
        read(32);
        read(32);
        long bits = read(4) + 1;
        read(1);
        long count = type == 1 ? perDimension((int) entries, (int) dimensions) : entries * dimensions;
        bit += count * bits;
        return type <= 2;
    }

    /** The greatest number whose power of the dimensions is no more than the entries. */
    private static long perDimension(int entries, int dimensions) {
        if (dimensions == 0) {
            return 0;
        }
        long root = (long) Math.floor(Math.pow((double) entries, 1.0 / dimensions));
        return Math.pow(root + 1.0, (double) dimensions) <= entries ? root + 1 : root;
    }

    /** Bits not read yet; negative when more were asked for than there are. */
    private long left() {
        return packet.length * 8L - bit;
    }

    /** The next bits, the lowest first; zeros behind the end. */
    private long read(int count) {
        long value = 0;
        for (int at = 0; at < count; at++, bit++) {
            int index = (int) (bit >> 3);
            if (index < packet.length) {
                value |= ((packet[index] >> (bit & 7)) & 1L) << at;
            }
        }
        return value;
    }
}
