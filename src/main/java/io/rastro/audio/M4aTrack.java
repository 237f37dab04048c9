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

    /**
     * Which part of an MP4 track is played: the encoder's delay is before it, the filling of the last packet behind.
     *
     * @param start in units of the track's media
     * @param duration in units of the movie; 0: to the end
     */
    record M4aEdit(long start, long duration) {

        private static final int HEADER = 8;

        /** The first one that shows anything; null: there is none, and all is played. */
        static @Nullable M4aEdit read(byte[] track) {
            byte[] list = Mp4Boxes.find(track, "edts/elst");
            if (list == null || list.length < HEADER) {
                return null;
            }
            boolean wide = list[0] == 1;
            int length = wide ? 20 : 12;
            for (int at = HEADER; at + length <= list.length; at += length) {
                long start = wide ? Bytes.big64(list, at + 8) : (int) Bytes.big32(list, at + 4);
                if (start >= 0) {
                    return new M4aEdit(start, wide ? Bytes.big64(list, at) : Bytes.big32(list, at));
                }
            }
            return null;
        }

        /** How much is played, in units of the track's media. */
        long heard(M4aTrack.Times media, long movieTimescale) {
            long stated = movieTimescale == 0 ? 0 : Math.round((double) duration * media.timescale() / movieTimescale);
            return stated > 0 ? stated : Math.max(0, media.duration() - start);
        }
    }
}
