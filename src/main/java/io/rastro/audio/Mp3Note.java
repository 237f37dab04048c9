package io.rastro.audio;

import org.jspecify.annotations.Nullable;

/**
 * What an encoder notes about the whole file in a first frame that is no sound: as Xing did, Info where the bit rate is
 * constant, or as VBRI.
 *
 * @param frames in the whole file, this one not counted; 0: not noted
 * @param bytes of the whole file without tags; 0: not noted
 * @param sought players find every place by it: the bit rate is constant, or a table of places follows
 * @param delay samples that the encoder put before the sound
 * @param padding samples that the encoder put after it
 */
record Mp3Note(long frames, long bytes, boolean sought, int delay, int padding) {

    private static final int HAS_FRAMES = 1;
    private static final int HAS_BYTES = 2;
    private static final int HAS_PLACES = 4;
    private static final int HAS_QUALITY = 8;
    private static final int PLACES = 100;
    /** From the encoder's name, nine letters, to its delays. */
    private static final int DELAYS = 21;

    private static final int VBRI_OFFSET = 36;

    /** Null: the frame is an ordinary one. */
    static @Nullable Mp3Note read(byte[] bytes, int frame, Mp3Header header) {
        int note = frame + header.noteOffset();
        int end = Math.min(bytes.length, frame + header.length());
        boolean constant = Bytes.marked(bytes, note, "Info");
        if (constant || Bytes.marked(bytes, note, "Xing")) {
            return xing(bytes, note + 4, end, constant);
        }
        int other = frame + VBRI_OFFSET;
        return Bytes.marked(bytes, other, "VBRI") && other + 18 <= end
                ? new Mp3Note(Bytes.big32(bytes, other + 14), Bytes.big32(bytes, other + 10), false, 0, 0)
                : null;
    }

    private static Mp3Note xing(byte[] bytes, int from, int end, boolean constant) {
        if (from + 4 > end) {
            return new Mp3Note(0, 0, constant, 0, 0);
        }
        int flags = (int) Bytes.big32(bytes, from);
        int at = from + 4;
        long frames = (flags & HAS_FRAMES) != 0 && at + 4 <= end ? Bytes.big32(bytes, at) : 0;
        at += (flags & HAS_FRAMES) != 0 ? 4 : 0;
        long size = (flags & HAS_BYTES) != 0 && at + 4 <= end ? Bytes.big32(bytes, at) : 0;
        at += (flags & HAS_BYTES) != 0 ? 4 : 0;
        at += (flags & HAS_PLACES) != 0 ? PLACES : 0;
        at += (flags & HAS_QUALITY) != 0 ? 4 : 0;
        boolean delays = at + DELAYS + 3 <= end;
        int delay = delays ? Bytes.big16(bytes, at + DELAYS) >> 4 : 0;
        int padding = delays ? Bytes.big16(bytes, at + DELAYS + 1) & 0xfff : 0;
        boolean places = (flags & HAS_PLACES) != 0 && frames > 0;
        return new Mp3Note(frames, size, constant || places, delay, padding);
    }
}
