package io.rastro.ingestion;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines that can be looked at before they are taken. */
final class LookaheadLines {

    private static final int TAKEN_LIMIT = 1000;

    private final ByteLines lines;
    private final List<ByteLines.Line> read = new ArrayList<>();
    private int taken;

    LookaheadLines(ByteLines lines) {
        this.lines = lines;
    }

    /** The line that many lines ahead; null: the end comes first. */
    ByteLines.@Nullable Line peek(int distance) throws IOException {
        while (read.size() - taken <= distance) {
            ByteLines.Line line = lines.read();
            if (line == null) {
                return null;
            }
            read.add(line);
        }
        return read.get(taken + distance);
    }

    void take(int count) {
        taken += count;
        if (taken == read.size() || taken > TAKEN_LIMIT) {
            read.subList(0, taken).clear();
            taken = 0;
        }
    }

    long consumed() {
        return lines.consumed();
    }
}
