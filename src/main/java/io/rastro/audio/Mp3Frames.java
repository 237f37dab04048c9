package io.rastro.audio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the frames of an MP3 file are, known only to who reads them all.
 *
 * @param count of all frames
 * @param constant all have the same bit rate, so that a player finds every place by the size of the file
 * @param entries position in the file at which to begin decoding each segment
 */
record Mp3Frames(long count, boolean constant, List<Long> entries) {

    /** About ten seconds. */
    static final int PER_SEGMENT = 384;
    /** A frame may use up to 511 bytes of those before it, of which the smallest has 24. */
    static final int SETTLING = 32;

    private static final int BUFFER = 64 * 1024;

    /** @param start position of the first frame of sound */
    static Mp3Frames read(SeekableSource source, long start, Mp3Header like) throws IOException {
        try (InputStream in = new BufferedInputStream(source.open(start), BUFFER)) {
            return new Walk(in, start, like).toEnd();
        }
    }

    /** How many frames before its first one a segment begins to be decoded. */
    static long settling(int segment) {
        return segment == 0 ? 0 : SETTLING;
    }

    private static final class Walk {

        private final InputStream in;
        private final Mp3Header like;
        private final byte[] window = new byte[Mp3Header.BYTES];
        private final List<Long> entries = new ArrayList<>();
        private long position;
        private long count;
        private boolean constant = true;

        Walk(InputStream in, long start, Mp3Header like) {
            this.in = in;
            this.position = start;
            this.like = like;
        }

        Mp3Frames toEnd() throws IOException {
            boolean more = in.readNBytes(window, 0, window.length) == window.length;
            while (more) {
                Mp3Header header = Mp3Header.parse(window, 0);
                more = (header != null && like.agrees(header)) ? take(header) : shift();
            }
            return new Mp3Frames(count, constant, entries);
        }

        /** Counts a frame that is all there, and goes to the next. */
        private boolean take(Mp3Header header) throws IOException {
            int rest = header.length() - window.length;
            long skipped = 0;
            for (long step = 1; skipped < rest && step > 0; skipped += step) {
                step = skip(rest - skipped);
            }
            if (skipped < rest) {
                return false;
            }
            if (count == 0 || count % PER_SEGMENT == PER_SEGMENT - SETTLING) {
                entries.add(position);
            }
            count++;
            constant &= header.kilobits() == like.kilobits();
            position += header.length();
            return in.readNBytes(window, 0, window.length) == window.length;
        }

        /** Zero only at the end. */
        private long skip(long max) throws IOException {
            long skipped = in.skip(max);
            return skipped > 0 ? skipped : in.read() < 0 ? 0 : 1;
        }

        /** What is no frame is a tag or damage: on by a byte. */
        private boolean shift() throws IOException {
            System.arraycopy(window, 1, window, 0, window.length - 1);
            int next = in.read();
            window[window.length - 1] = (byte) next;
            position++;
            return next >= 0;
        }
    }

    /** Segments of the file, decoded by somebody who can. */
    List<SegmentedAudio.Segment> segments(Mp3Header header, Decoding decoding) {
        List<SegmentedAudio.Segment> segments = new ArrayList<>();
        for (int number = 0; (long) number * PER_SEGMENT < count; number++) {
            long frames = Math.min(PER_SEGMENT, count - (long) number * PER_SEGMENT);
            long entry = entries.get(number);
            long unheard = settling(number) * header.samples();
            segments.add(new SegmentedAudio.Segment(
                    frames * header.samples(),
                    () -> new TrimmedSamples(decoding.from(entry), unheard, TrimmedSamples.ALL, header.rate())));
        }
        return segments;
    }

    interface Decoding {
        SampleReader from(long position) throws IOException;
    }
}
