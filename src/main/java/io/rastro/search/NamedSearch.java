package io.rastro.search;

import io.rastro.account.PortalUser;
import org.jspecify.annotations.Nullable;

/**
 * A {@link SavedSearch} as a list of many shows it, without what it asks.
 *
 * @param owner the display name of whose it is
 * @param path of its report
 * @param team the name of the team whose people may open it; null: it is shared with none
 */
public record NamedSearch(
        int id,
        int accountId,
        String owner,
        String name,
        String path,
        @Nullable String team) {

    public boolean isOf(PortalUser reader) {
        return accountId == reader.id();
    }
}
