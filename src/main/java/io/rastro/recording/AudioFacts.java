package io.rastro.recording;

import io.rastro.recording.audio.AudioType;
import io.rastro.recording.audio.Damage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file in the store.
 *
 * @param version of the bytes that were looked at
 * @param type null when nobody looked yet
 * @param examined whether the damage would be known
 * @param damage why it cannot be heard; null when it can
 * @param deletedAt when the retention period ended; null while it is kept
 */
public record AudioFacts(
        String version,
        @Nullable AudioType type,
        boolean examined,
        @Nullable Damage damage,
        @Nullable Instant deletedAt) {}
