package io.rastro.account;

import io.rastro.account.PortalUser.Access;
import java.util.Set;

/**
 * The program behind a bearer token: {@code @AuthenticationPrincipal ApiClient}.
 *
 * @param tokenId of its token
 * @param name what an administrator called the token
 * @param source the source every interaction it sends belongs to
 * @param scope the services it may send and read
 */
public record ApiClient(int tokenId, String name, String source, Set<TokenRight> rights, ServiceScope scope) {

    public Set<Permission> permissions() {
        return TokenRight.permissions(rights);
    }

    /** As whom receipts and the ledger name it: a token may be called like a person, or like another one. */
    public String signature() {
        return name + " (token " + tokenId + ")";
    }

    /** The program as the reader of a report. No account has such a name: it holds a space; nor an id below 0. */
    PortalUser reader() {
        Access access = new Access(true, false, 0);
        return new PortalUser(
                -tokenId,
                "token " + tokenId,
                signature(),
                Rights.exactly(Role.ANALYST, permissions()),
                scope,
                null,
                access,
                null);
    }
}
