package io.rastro.source;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One place that a source writes to, read from a position on: a followed file, a table, the webhooks that came. */
public interface Feed {

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
     * What was read.
     *
     * @param position where to read on; it is kept in the transaction that keeps what became of the events
     * @param more whether there is more to be read at once
     */
    record Chunk(List<RawEvent> events, String position, boolean more) {}
}
