package io.rastro.recording.audio;

import org.jspecify.annotations.Nullable;

/** Where the packets of an MP4 track stand: chunks of neighbouring packets, and the size of each packet. */
final class M4aPackets {

    private final byte[] sizes;
    private final byte[] runs;
    private final byte[] offsets;
    private final int offsetBytes;

    private M4aPackets(byte[] sizes, byte[] runs, byte[] offsets, int offsetBytes) {
        this.sizes = sizes;
        this.runs = runs;
        this.offsets = offsets;
        this.offsetBytes = offsetBytes;
    }

    /** Null: the table lists none. */
    static @Nullable M4aPackets read(byte[] table) {
        byte[] sizes = Mp4Boxes.find(table, "stsz");
        byte[] runs = Mp4Boxes.find(table, "stsc");
        byte[] narrow = Mp4Boxes.find(table, "stco");
        byte[] wide = Mp4Boxes.find(table, "co64");
        byte[] offsets = narrow == null ? wide : narrow;
        if (sizes == null || runs == null || offsets == null || Bytes.big32(sizes, 8) == 0) {
            return null;
        }
        return new M4aPackets(sizes, runs, offsets, narrow == null ? 8 : 4);
    }

    int count() {
        return (int) Bytes.big32(sizes, 8);
    }

    int chunks() {
        return (int) Bytes.big32(offsets, 4);
    }

    int size(int packet) {
        long common = Bytes.big32(sizes, 4);
        return (int) (common > 0 ? common : Bytes.big32(sizes, 12 + packet * 4));
    }

    /** Position of a chunk in the file. */
    long offset(int chunk) {
        int at = 8 + chunk * offsetBytes;
        return offsetBytes == 8 ? Bytes.big64(offsets, at) : Bytes.big32(offsets, at);
    }

    /** How many packets a chunk holds: an entry holds for all chunks up to the next entry's. */
    int packets(int chunk) {
        int entries = (int) Bytes.big32(runs, 4);
        int packets = 0;
        for (int entry = 0; entry < entries && Bytes.big32(runs, 8 + entry * 12) <= chunk + 1; entry++) {
            packets = (int) Bytes.big32(runs, 12 + entry * 12);
        }
        return packets;
    }

    /** Where the last packet ends, if chunks stand in their order. */
    long end() {
        int last = chunks() - 1;
        long end = offset(last);
        for (int packet = Math.max(0, count() - packets(last)); packet < count(); packet++) {
            end += size(packet);
        }
        return end;
    }
}
