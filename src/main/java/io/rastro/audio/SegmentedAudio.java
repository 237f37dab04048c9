package io.rastro.audio;

import java.io.IOException;
import java.util.List;

/**
 * Audio whose packets depend on those before, divided so that any place is near the beginning of a segment. A segment is
 * always decoded from the same packet on, some before its own, so that a range comes out as in the whole.
 */
record SegmentedAudio(int channels, int sampleRate, List<Segment> segments) implements DecodableAudio {

    SegmentedAudio {
        segments = List.copyOf(segments);
    }

    /** @param frames samples of each channel */
    record Segment(long frames, JoinedSamples.Piece piece) implements JoinedSamples.Piece {

        /** Exactly of that length: what cannot be decoded is silent. */
        @Override
        public SampleReader open() throws IOException {
            return new PaddedSamples(piece.open(), frames);
        }
    }

    @Override
    public long frames() {
        return segments.stream().mapToLong(Segment::frames).sum();
    }

    @Override
    public SampleReader from(long frame) throws IOException {
        int number = 0;
        long start = 0;
        while (number < segments.size() - 1 && start + segments.get(number).frames() <= frame) {
            start += segments.get(number++).frames();
        }
        SampleReader rest = new JoinedSamples(segments.subList(number, segments.size()));
        return new TrimmedSamples(rest, frame - start, TrimmedSamples.ALL, sampleRate);
    }
}
