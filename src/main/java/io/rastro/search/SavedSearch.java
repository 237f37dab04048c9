package io.rastro.search;

import io.rastro.account.PortalUser;
import org.jspecify.annotations.Nullable;

/**
 * A search that somebody keeps under a name. It is asked with the rights of whoever opens it.
 *
 * @param owner the display name of whose it is
 * @param path of its report
 * @param query of its address; a relative period stays one
 * @param teamId whose people may open it; null: only its owner
 * @param team the name of that team
 * @param link by which whoever is signed in may open it; null: nobody
 */
public record SavedSearch(
        int id,
        int accountId,
        String owner,
        String name,
        String path,
        String query,
        @Nullable Integer teamId,
        @Nullable String team,
        @Nullable String link) {

    public boolean isOf(PortalUser reader) {
        return accountId == reader.id();
    }

    public boolean isShared() {
        return teamId != null || link != null;
    }
}
