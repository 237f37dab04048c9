package io.rastro.audio;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The nested boxes of which an MP4 file consists (ISO/IEC 14496-12). */
final class Mp4Boxes {

    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;
    /** Of a recording of a day and a half; its parts are copied when they are looked for, so it costs several times that. */
    private static final int LARGEST_INDEX = 8 << 20;
    /** Before the index; more is no recording, but a way to keep a reader busy. */
    private static final int MAX_BOXES = 1000;

    private Mp4Boxes() {}

    /** The content of the file's index, wherever it stands; null: there is none, or the file ends before it does. */
    static byte @Nullable [] index(SeekableSource source) throws IOException {
        long at = 0;
        for (int box = 0; box < MAX_BOXES && at + HEADER <= source.size(); box++) {
            byte[] header = Bytes.read(source, at, LONG_HEADER);
            long length = length(header, 0, source.size() - at);
            int content = Bytes.big32(header, 0) == 1 ? LONG_HEADER : HEADER;
            // Not by their sum, which a declared length can make negative.
            boolean whole = length <= source.size() - at;
            if (length < content) {
                return null;
            }
            if (Bytes.marked(header, 4, "moov")) {
                return whole && length <= LARGEST_INDEX
                        ? Bytes.read(source, at + content, (int) length - content)
                        : null;
            }
            if (!whole) {
                return null;
            }
            at += length;
        }
        return null;
    }

    /** The first box of a path of names, such as {@code mdia/mdhd}; null: there is none. */
    static byte @Nullable [] find(byte[] boxes, String path) {
        byte[] found = boxes;
        for (String name : path.split("/", -1)) {
            found = child(found, name, 0);
            if (found == null) {
                return null;
            }
        }
        return found;
    }

    /** One of several boxes of the same name, counted from 0. */
    static byte @Nullable [] child(byte[] boxes, String name, int number) {
        int left = number;
        for (int at = 0; at + HEADER <= boxes.length; ) {
            long length = length(boxes, at, boxes.length - at);
            if (length < HEADER || length > boxes.length - at) {
                return null;
            }
            if (Bytes.marked(boxes, at + 4, name) && left-- == 0) {
                return Arrays.copyOfRange(boxes, at + HEADER, (int) (at + length));
            }
            at += (int) length;
        }
        return null;
    }

    /** Zero means "to the end", one that the length stands in eight bytes after the name. */
    private static long length(byte[] bytes, int at, long rest) {
        long length = Bytes.big32(bytes, at);
        if (length == 1 && at + LONG_HEADER <= bytes.length) {
            return Bytes.big64(bytes, at + HEADER);
        }
        return length == 0 ? rest : length;
    }
}
