package io.rastro.audio;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How an Ogg file ends.
 *
 * @param granule the position that the last page states; null: no page was found, or none of them states one
 * @param serial of the stream that the last whole page belongs to; -1: there is none
 * @param whole the last page is all there
 */
record OggTail(@Nullable Long granule, long serial, boolean whole) {

    static OggTail read(SeekableSource source, int length) throws IOException {
        byte[] tail = Bytes.read(source, Math.max(0, source.size() - length), length);
        OggTail last = new OggTail(null, -1, false);
        for (int at = 0; at < tail.length; at++) {
            if (tail[at] == 'O' && Bytes.marked(tail, at, "OggS")) {
                last = last.followedBy(tail, at);
            }
        }
        return last;
    }

    private OggTail followedBy(byte[] tail, int page) {
        int table = page + OggPages.PAGE_HEADER;
        if (table > tail.length || table + Bytes.unsigned(tail, table - 1) > tail.length) {
            return new OggTail(granule, serial, false);
        }
        int segments = Bytes.unsigned(tail, table - 1);
        int end = table + segments + OggPages.bodyLength(tail, table, segments);
        if (end > tail.length) {
            return new OggTail(granule, serial, false);
        }
        long stated = Bytes.little64(tail, page + 6);
        return new OggTail(stated < 0 ? granule : (Long) stated, Bytes.little32(tail, page + 14), end == tail.length);
    }
}
