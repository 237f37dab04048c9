package io.rastro.account;

import io.rastro.system.Origin;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of the list of tokens.
 *
 * @param createdBy who made it; null for one made before that was noted
 * @param lastUsedAt right to the minute; null if never used
 * @param expiresAt null: never
 */
public record ApiTokenRow(
        int id,
        String name,
        Origin origin,
        Set<TokenRight> rights,
        ServiceScope scope,
        Instant createdAt,
        @Nullable String createdBy,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt,
        boolean expired,
        boolean revoked) {}
