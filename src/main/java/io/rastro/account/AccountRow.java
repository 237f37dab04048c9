package io.rastro.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as its administrators see it.
 *
 * @param scope all services it sees, its own and those of its teams
 * @param lastSignInAt null: never
 * @param invitationExpiresAt until when its one-time link can be used; null if there is none
 */
public record AccountRow(
        int id,
        String username,
        String displayName,
        Grant granted,
        ServiceScope scope,
        AccountState state,
        boolean mustChangePassword,
        @Nullable Instant lastSignInAt,
        @Nullable Instant invitationExpiresAt) {

    public Rights rights() {
        return granted.rights();
    }
}
