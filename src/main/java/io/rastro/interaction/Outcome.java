package io.rastro.interaction;

import org.jspecify.annotations.Nullable;

/**
 * A combination of low-cardinality facts that interactions ended with. The table holds a few dozen; a filter on any of
 * the facts resolves to outcome ids first.
 */
public record Outcome(
        int id,
        Medium medium,
        Status status,
        @Nullable VoiceStatus voiceStatus,
        @Nullable Expiration expiration,
        @Nullable Boolean portfolio,
        @Nullable StartedBy startedBy) {}
