package io.rastro.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Reads as much of a Vorbis stream's setup header (Vorbis I, 4.2.4) as it takes to know what its tables would cost. The
 * decoder believes the numbers they declare, 24 bits of entries in 16 bits of dimensions, before it looks for them, and
 * makes a table of classes to the power of dimensions.
 */
final class VorbisSetup {

    private static final int MARK = 7;
    private static final int SYNC = 0x564342;

    /** Of all codebooks together, in numbers of four bytes; encoders need some hundred thousand. */
    private static final long MOST_VALUES = 1 << 22;

    private static final int MOST_POINTS = 63;

    private final byte[] packet;
    private final List<Book> books = new ArrayList<>();
    private long bit = MARK * 8L;
    private long values;

    private record Book(long dimensions, long entries) {}

    private VorbisSetup(byte[] packet) {
        this.packet = packet;
    }

    /** Whether the tables that a header declares are all in it, and no larger than any encoder makes them. */
    static boolean isSound(byte[] packet) {
        return new VorbisSetup(packet).sound();
    }

    private boolean sound() {
        return repeated((int) read(8) + 1, this::codebook)
                && repeated((int) read(6) + 1, () -> read(16) == 0)
                && repeated((int) read(6) + 1, this::floor)
                && repeated((int) read(6) + 1, this::residue);
    }

    private boolean repeated(int count, BooleanSupplier part) {
        for (int number = 0; number < count; number++) {
            if (!part.getAsBoolean() || left() < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean codebook() {
        boolean begins = read(24) == SYNC;
        long dimensions = read(16);
        long entries = read(24);
        books.add(new Book(dimensions, entries));
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

    private boolean floor() {
        long type = read(16);
        if (type == 0) {
            bit += 8 + 16 + 16 + 6 + 8;
            bit += (read(4) + 1) * 8;
            return true;
        }
        return type == 1 && curve();
    }

    /** Partitions, each of a class that tells how many points it has. */
    private boolean curve() {
        int partitions = (int) read(5);
        int[] classes = new int[partitions];
        int count = 0;
        for (int partition = 0; partition < partitions; partition++) {
            classes[partition] = (int) read(4);
            count = Math.max(count, classes[partition] + 1);
        }
        int[] dimensions = new int[count];
        for (int number = 0; number < count; number++) {
            dimensions[number] = (int) read(3) + 1;
            int subclasses = (int) read(2);
            bit += (subclasses == 0 ? 0 : 8) + (1L << subclasses) * 8;
        }
        read(2);
        long bits = read(4);
        int points = IntStream.of(classes).map(number -> dimensions[number]).sum();
        bit += bits * points;
        return points <= MOST_POINTS;
    }

    private boolean residue() {
        long type = read(16);
        bit += 24 + 24 + 24;
        int classes = (int) read(6) + 1;
        int book = (int) read(8);
        int cascades = 0;
        for (int number = 0; number < classes; number++) {
            cascades += Long.bitCount(read(3)) + (read(1) == 1 ? Long.bitCount(read(5)) : 0);
        }
        bit += cascades * 8L;
        if (type > 2 || book >= books.size()) {
            return false;
        }
        Book phrases = books.get(book);
        return classified(phrases.dimensions(), phrases.entries(), classes);
    }

    /** Whether each of the book's entries stands for one combination of classes, as the standard wants it. */
    static boolean classified(long dimensions, long entries, int classes) {
        return Math.pow(classes, (double) dimensions) <= entries;
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
