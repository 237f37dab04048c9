package io.rastro.source;

import io.rastro.ingestion.Notice;
import org.jspecify.annotations.Nullable;

/**
 * An event that is in no record, as it is kept.
 *
 * @param groupNumber null: it cannot be retried without events that are no longer at hand
 * @param reason null: its bucket says it all
 */
public record BucketRow(
        long id,
        @Nullable Long groupNumber,
        RawEvent event,
        @Nullable Notice reason) {}
