package io.rastro.recording;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file in the store.
 *
 * @param version of the bytes that were looked at
 * @param type null when it is not audio
 * @param deletedAt when the retention period ended; null while it is kept
 */
public record AudioFacts(
        String version, @Nullable AudioType type, @Nullable Instant deletedAt) {}
