package io.rastro.ledger;

import io.rastro.account.ServiceScope;
import org.jspecify.annotations.Nullable;

/**
 * Who does something, from where.
 *
 * @param accountId null: nobody who has an account
 * @param scope what of the interactions they may see; null: nothing is asked for by it
 * @param path what was asked in the portal, behind its method where that is not GET; null: nothing
 * @param session its id, of which only a hash is kept
 */
public record LedgerContext(
        @Nullable Integer accountId,
        @Nullable String name,
        @Nullable ServiceScope scope,
        @Nullable String address,
        @Nullable String path,
        @Nullable String session) {

    /** The portal itself. */
    static final LedgerContext PORTAL = new LedgerContext(null, null, null, null, null, null);
}
