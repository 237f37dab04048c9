package io.rastro.audio;

import org.jspecify.annotations.Nullable;

/**
 * Where the packets of an MP4 track stand: chunks of neighbouring packets, and the size of each packet. What the tables
 * declare is held against their own length.
 */
final class M4aPackets {

    private static final int SIZES = 12;
    private static final int OFFSETS = 8;
    private static final int RUNS = 8;
    private static final int RUN = 12;

    private final byte[] sizes;
    private final byte[] runs;
    private final byte[] offsets;
    private final int offsetBytes;
    private final int count;
    private final int chunks;
    private final int[] packets;

    private M4aPackets(byte[] sizes, byte[] runs, byte[] offsets, int offsetBytes) {
        this.sizes = sizes;
        this.runs = runs;
        this.offsets = offsets;
        this.offsetBytes = offsetBytes;
        long listed = common() > 0 ? Integer.MAX_VALUE : (sizes.length - SIZES) / 4;
        count = (int) Math.min(Bytes.big32(sizes, 8), listed);
        chunks = (int) Math.min(Bytes.big32(offsets, 4), (offsets.length - OFFSETS) / offsetBytes);
        packets = packetsOfChunks();
    }

    /** Null: the table lists none. */
    static @Nullable M4aPackets read(byte[] table) {
        byte[] sizes = Mp4Boxes.find(table, "stsz");
        byte[] runs = Mp4Boxes.find(table, "stsc");
        byte[] narrow = Mp4Boxes.find(table, "stco");
        byte[] wide = Mp4Boxes.find(table, "co64");
        byte[] offsets = narrow == null ? wide : narrow;
        if (sizes == null || runs == null || offsets == null) {
            return null;
        }
        if (sizes.length < SIZES || runs.length < RUNS || offsets.length < OFFSETS || Bytes.big32(sizes, 8) == 0) {
            return null;
        }
        M4aPackets packets = new M4aPackets(sizes, runs, offsets, narrow == null ? 8 : 4);
        return packets.count == 0 || packets.chunks == 0 ? null : packets;
    }

    /** An entry holds for all chunks up to the next entry's. */
    private int[] packetsOfChunks() {
        int entries = (int) Math.min(Bytes.big32(runs, 4), (runs.length - RUNS) / RUN);
        int[] all = new int[chunks];
        int entry = -1;
        for (int chunk = 0; chunk < chunks; chunk++) {
            while (entry + 1 < entries && Bytes.big32(runs, RUNS + (entry + 1) * RUN) <= chunk + 1) {
                entry++;
            }
            all[chunk] = entry < 0 ? 0 : (int) Math.min(count, Bytes.big32(runs, RUNS + entry * RUN + 4));
        }
        return all;
    }

    private long common() {
        return Bytes.big32(sizes, 4);
    }

    int count() {
        return count;
    }

    int chunks() {
        return chunks;
    }

    /** In bytes; never negative. */
    long size(int packet) {
        return common() > 0 ? common() : Bytes.big32(sizes, SIZES + packet * 4);
    }

    /** Position of a chunk in the file. */
    long offset(int chunk) {
        int at = OFFSETS + chunk * offsetBytes;
        return offsetBytes == 8 ? Math.max(0, Bytes.big64(offsets, at)) : Bytes.big32(offsets, at);
    }

    /** How many packets a chunk holds. */
    int packets(int chunk) {
        return packets[chunk];
    }

    /** Where the last packet ends, if chunks stand in their order. */
    long end() {
        int last = chunks - 1;
        long end = offset(last) + common() * packets(last);
        for (int packet = count - packets(last); common() == 0 && packet < count; packet++) {
            end += size(packet);
        }
        return end;
    }
}
