package io.rastro.interaction.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a segment was handed on: by whom, and to which service or agent, as far as the source tells. */
public record Transfer(
        Instant at,
        @Nullable String by,
        @Nullable String toService,
        @Nullable String toAgent,
        @Nullable String reason) {}
