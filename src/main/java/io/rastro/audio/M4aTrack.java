package io.rastro.audio;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The audio track of an MP4 file.
 *
 * @param timescale units of time per second
 * @param delay what the encoder put before the sound, in those units
 * @param heard length of the sound, in those units; 0: not stated
 * @param configuration what an AAC decoder must know; null: the track is not AAC
 * @param packets where the packets are; null: in fragments later in the file
 */
record M4aTrack(
        int rate,
        long timescale,
        long delay,
        long heard,
        @Nullable AacConfiguration configuration,
        @Nullable M4aPackets packets) {

    private static final int MAX_TRACKS = 16;
    private static final int ENTRIES = 8;
    /** Of an entry's fixed fields, after which its own boxes follow. */
    private static final int ENTRY_FIELDS = 28;

    /** The first track of sound; null: there is none. */
    static @Nullable M4aTrack find(byte[] index) {
        for (int number = 0; number < MAX_TRACKS; number++) {
            byte[] track = Mp4Boxes.child(index, "trak", number);
            byte[] media = track == null ? null : Mp4Boxes.find(track, "mdia");
            byte[] handler = media == null ? null : Mp4Boxes.find(media, "hdlr");
            if (track != null && media != null && handler != null && Bytes.marked(handler, 8, "soun")) {
                return read(index, track, media);
            }
        }
        return null;
    }

    private static @Nullable M4aTrack read(byte[] index, byte[] track, byte[] media) {
        byte[] times = Mp4Boxes.find(media, "mdhd");
        byte[] table = Mp4Boxes.find(media, "minf/stbl");
        byte[] descriptions = table == null ? null : Mp4Boxes.find(table, "stsd");
        if (times == null || table == null || descriptions == null) {
            return null;
        }
        Times own = Times.read(times);
        byte[] entry = Arrays.copyOfRange(descriptions, ENTRIES, descriptions.length);
        int rate = Bytes.big16(entry, 8 + 24);
        M4aEdit edit = M4aEdit.read(track);
        byte[] movie = Mp4Boxes.find(index, "mvhd");
        long heard = edit == null || movie == null
                ? own.duration()
                : edit.heard(own, Times.read(movie).timescale());
        return new M4aTrack(
                rate,
                own.timescale(),
                edit == null ? 0 : edit.start(),
                heard,
                configuration(entry),
                M4aPackets.read(table));
    }

    /** The timescale and the duration of a movie or of a track's media; both headers begin alike. */
    record Times(long timescale, long duration) {

        static Times read(byte[] header) {
            boolean wide = header[0] == 1;
            return new Times(
                    Bytes.big32(header, wide ? 20 : 12), wide ? Bytes.big64(header, 24) : Bytes.big32(header, 16));
        }
    }

    private static @Nullable AacConfiguration configuration(byte[] entry) {
        byte[] fields = Mp4Boxes.find(entry, "mp4a");
        byte[] stream = fields == null || fields.length < ENTRY_FIELDS
                ? null
                : Mp4Boxes.find(Arrays.copyOfRange(fields, ENTRY_FIELDS, fields.length), "esds");
        return stream == null ? null : AacConfiguration.read(stream);
    }
}
