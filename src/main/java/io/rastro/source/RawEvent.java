package io.rastro.source;

import java.time.Instant;

/**
 * One thing that a source wrote, as it wrote it: a line of a log, a row of a table, the body of a webhook.
 *
 * @param feed which of the source's feeds it came by, as its {@link SourceType} names it
 * @param place where in the feed it stands, such as a line or the value of a rising column; with the feed its identity
 * @param at when it happened, as far as it can be read; else when it was received
 */
public record RawEvent(String feed, String place, Instant at, String text) {}
