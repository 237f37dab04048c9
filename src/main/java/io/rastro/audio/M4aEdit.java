package io.rastro.audio;

import org.jspecify.annotations.Nullable;

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
