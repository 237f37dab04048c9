package io.rastro.recording;

import io.rastro.audio.AudioType;
import io.rastro.audio.Damage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file in the store.
 *
 * @param version of the bytes that were looked at
 * @param type null: none that is known
 * @param damage null: nothing found
 * @param unfinished whether its header was never brought to an end
 * @param examined whether damage and unfinished were looked at
 * @param deletedAt when the retention period ended; null while it is kept
 */
public record AudioFacts(
        String version,
        @Nullable AudioType type,
        @Nullable Damage damage,
        boolean unfinished,
        boolean examined,
        @Nullable Instant deletedAt) {}
