package io.rastro.audio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The streams that follow one another in an Ogg file, known only to who walks all its pages. A recorder that pauses
 * ends one and begins the next.
 */
final class OggLinks {

    private static final int BUFFER = 64 * 1024;
    private static final int BEGINS = 2;
    private static final int MAX_LINKS = 10_000;
    private static final int SEGMENT_SECONDS = 10;
    /** Of all streams together: eleven days. */
    private static final int MAX_SEGMENTS = 100_000;
    /** Pages of a tenth of a second, and there are some ten. */
    private static final int MAX_RECENT = 1_000;
    /** Of the longest packet there is, all in one byte. */
    private static final long MOST_SAMPLES_PER_BYTE = 8_192;
    /** What a decoder needs before it decodes as if it had decoded all: 80 ms by RFC 7845. */
    private static final double SETTLING_SECONDS = 0.2;

    private final InputStream in;
    private final List<Link> links = new ArrayList<>();
    private final Deque<Page> recent = new ArrayDeque<>();
    private long position;
    private int segments;

    private OggLinks(InputStream in) {
        this.in = in;
    }

    /** A page by where it begins, and the position in samples that it ends with. */
    record Page(long offset, long granule) {}

    /**
     * A place to begin at.
     *
     * @param entry position in the file from which to decode
     * @param granule position in samples where it begins to be heard
     */
    record Start(long entry, long granule) {}

    /** One stream: from where to where in the file, the last position it states, and places to begin at. */
    static final class Link {

        final OggStream stream;
        final long offset;
        final List<Start> starts = new ArrayList<>();
        long end;
        long granule;

        Link(OggStream stream, long offset) {
            this.stream = stream;
            this.offset = offset;
            starts.add(new Start(offset, 0));
        }

        /** Samples of each channel that are heard, at the rate of its positions. */
        long heard() {
            return Math.max(0, granule - stream.skipped());
        }
    }

    static List<Link> read(SeekableSource source) throws IOException {
        try (InputStream in = new BufferedInputStream(source.open(0), BUFFER)) {
            OggLinks walk = new OggLinks(in);
            while (walk.page()) {
                if (walk.links.size() > MAX_LINKS || walk.segments > MAX_SEGMENTS) {
                    throw new DamagedAudioException(AudioFormat.UNKNOWN, Damage.UNSUPPORTED, "too many streams");
                }
            }
            return walk.links;
        }
    }

    /** False at the end, which is also where the file breaks off. */
    private boolean page() throws IOException {
        byte[] header = in.readNBytes(OggPages.PAGE_HEADER);
        if (header.length < OggPages.PAGE_HEADER || !Bytes.marked(header, 0, "OggS")) {
            return false;
        }
        byte[] table = in.readNBytes(Bytes.unsigned(header, OggPages.PAGE_HEADER - 1));
        int length = OggPages.bodyLength(table, 0, table.length);
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            return false;
        }
        take(header, body);
        position += header.length + table.length + length;
        Link link = current();
        if (link != null && Bytes.little32(header, 14) == link.stream.serial()) {
            link.end = position;
        }
        return true;
    }

    private @Nullable Link current() {
        return links.isEmpty() ? null : links.get(links.size() - 1);
    }

    private void take(byte[] header, byte[] body) {
        long serial = Bytes.little32(header, 14);
        Link link = current();
        if ((header[5] & BEGINS) != 0) {
            OggStream stream = OggStream.read(serial, body);
            if (stream != null && (link == null || link.granule > 0)) {
                links.add(new Link(stream, position));
                recent.clear();
            }
        } else if (link != null && serial == link.stream.serial()) {
            note(link, Bytes.little64(header, 6));
        }
    }

    /** Whether a file that goes so far can hold so many samples, as a page declares. */
    static boolean isPossible(long granule, long bytes) {
        return granule >= 0 && granule <= bytes * MOST_SAMPLES_PER_BYTE;
    }

    private void note(Link link, long granule) {
        if (granule == 0 || !isPossible(granule, position)) {
            return;
        }
        link.granule = Math.max(link.granule, granule);
        int rate = link.stream.rate();
        recent.addLast(new Page(position, granule));
        while (recent.size() > MAX_RECENT
                || (recent.size() > 1 && second().granule() <= granule - SETTLING_SECONDS * rate)) {
            recent.removeFirst();
        }
        long last = link.starts.get(link.starts.size() - 1).granule();
        if (granule - last >= (long) SEGMENT_SECONDS * rate) {
            link.starts.add(new Start(recent.getFirst().offset(), granule));
            segments++;
        }
    }

    private Page second() {
        return recent.stream().skip(1).findFirst().orElseThrow();
    }
}
