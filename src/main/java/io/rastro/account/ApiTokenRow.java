package io.rastro.account;

import io.rastro.system.Origin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of the list of tokens; {@code lastUsedAt} is right to the minute, null if never used. */
record ApiTokenRow(
        int id,
        String name,
        Origin origin,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
