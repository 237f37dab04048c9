package io.rastro.audio;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** Pieces of audio, one after another as one. */
final class JoinedSamples implements SampleReader {

    private final Iterator<Piece> pieces;
    private SampleReader current;

    /** Opened when its turn comes. */
    interface Piece {
        SampleReader open() throws IOException;
    }

    /** @param pieces at least one */
    JoinedSamples(List<? extends Piece> pieces) throws IOException {
        this.pieces = List.<Piece>copyOf(pieces).iterator();
        current = this.pieces.next().open();
    }

    @Override
    public int channels() {
        return current.channels();
    }

    @Override
    public int sampleRate() {
        return current.sampleRate();
    }

    @Override
    public int next() throws IOException {
        int count = current.next();
        while (count < 0 && pieces.hasNext()) {
            current.close();
            current = pieces.next().open();
            count = current.next();
        }
        return count;
    }

    @Override
    public short[] samples() {
        return current.samples();
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
