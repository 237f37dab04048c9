package io.rastro.source;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One place that a source writes to, read from a position on: a followed file, a table, the webhooks that came. */
public interface Feed {

    /** How many are read at a time for a glance at the last. */
    int CHUNK_EVENTS = 5_000;

    /** How many are read over for it. */
    int MOST_READ_OVER = 1_000_000;

    /** As its {@link SourceType} names it. */
    String name();

    /**
     * What was written after a position, in the order it was written.
     *
     * @param position what an earlier {@link Chunk} ended at, or null: from the beginning
     * @param limit events at most
     * @throws IOException when the source is away; it is asked again later, from the same position
     */
    Chunk read(@Nullable String position, int limit) throws IOException;

    /**
     * The last events that were written, in the order they were written, for a glance. Where a place cannot be read from its end,
     * it is read over, as far as is bearable.
     *
     * @param limit events at most
     */
    default Tail tail(int limit) throws IOException {
        Deque<RawEvent> last = new ArrayDeque<>();
        int read = 0;
        Chunk chunk;
        String position = null;
        do {
            chunk = read(position, CHUNK_EVENTS);
            position = chunk.position();
            read += chunk.events().size();
            last.addAll(chunk.events());
            while (last.size() > limit) {
                last.removeFirst();
            }
        } while (chunk.more() && read < MOST_READ_OVER);
        return new Tail(List.copyOf(last), read == last.size() && !chunk.more());
    }

    /**
     * The end of what was written.
     *
     * @param whole whether it is all of it
     */
    record Tail(List<RawEvent> events, boolean whole) {}

    /**
     * What was read.
     *
     * @param position where to read on; it is kept in the transaction that keeps what became of the events
     * @param more whether there is more to be read at once
     */
    record Chunk(List<RawEvent> events, String position, boolean more) {}
}
