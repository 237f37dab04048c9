package io.rastro.recording.audio;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The audio track of an MP4 file.
 *
 * @param timescale units of time per second
 * @param duration in those units
 * @param configuration what an AAC decoder must know; null: the track is not AAC
 * @param packets where the packets are; null: in fragments later in the file
 */
record M4aTrack(
        int channels,
        int rate,
        long timescale,
        long duration,
        @Nullable AacConfiguration configuration,
        @Nullable M4aPackets packets) {

    private static final int MOST_TRACKS = 16;
    private static final int ENTRIES = 8;
    /** Of an entry's fixed fields, after which its own boxes follow. */
    private static final int ENTRY_FIELDS = 28;

    /** The first track of sound; null: there is none. */
    static @Nullable M4aTrack find(byte[] index) {
        for (int number = 0; number < MOST_TRACKS; number++) {
            byte[] track = Mp4Boxes.child(index, "trak", number);
            byte[] media = track == null ? null : Mp4Boxes.find(track, "mdia");
            byte[] handler = media == null ? null : Mp4Boxes.find(media, "hdlr");
            if (media != null && handler != null && Bytes.marked(handler, 8, "soun")) {
                return read(media);
            }
        }
        return null;
    }

    private static @Nullable M4aTrack read(byte[] media) {
        byte[] times = Mp4Boxes.find(media, "mdhd");
        byte[] table = Mp4Boxes.find(media, "minf/stbl");
        byte[] descriptions = table == null ? null : Mp4Boxes.find(table, "stsd");
        if (times == null || table == null || descriptions == null) {
            return null;
        }
        boolean wide = times[0] == 1;
        long timescale = Bytes.big32(times, wide ? 20 : 12);
        long duration = wide ? Bytes.big64(times, 24) : Bytes.big32(times, 16);
        byte[] entry = Arrays.copyOfRange(descriptions, ENTRIES, descriptions.length);
        int channels = Bytes.big16(entry, 8 + 16);
        int rate = Bytes.big16(entry, 8 + 24);
        return new M4aTrack(channels, rate, timescale, duration, configuration(entry), M4aPackets.read(table));
    }

    private static @Nullable AacConfiguration configuration(byte[] entry) {
        byte[] fields = Mp4Boxes.find(entry, "mp4a");
        byte[] stream = fields == null || fields.length < ENTRY_FIELDS
                ? null
                : Mp4Boxes.find(Arrays.copyOfRange(fields, ENTRY_FIELDS, fields.length), "esds");
        return stream == null ? null : AacConfiguration.read(stream);
    }
}
