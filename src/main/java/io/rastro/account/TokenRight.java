package io.rastro.account;

import static io.rastro.account.Permission.EXPORT;
import static io.rastro.account.Permission.VIEW_REPORTS;
import static io.rastro.account.Permission.VIEW_UNMASKED;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What a program may do with its token, and the permissions that takes. */
public enum TokenRight {
    /** Send records and recordings of its source. */
    INGEST(EnumSet.of(Permission.IMPORT)),
    /** Read what the reports' CSV files hold. */
    READ(EnumSet.of(VIEW_REPORTS, EXPORT)),
    /** See documents, phones and e-mails whole in them. */
    READ_UNMASKED(EnumSet.of(VIEW_UNMASKED));

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf makes it immutable; the checker only knows its type
    private final Set<Permission> permissions;

    TokenRight(Set<Permission> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    static Set<Permission> permissions(Collection<TokenRight> rights) {
        EnumSet<Permission> all = EnumSet.noneOf(Permission.class);
        rights.forEach(right -> all.addAll(right.permissions));
        return all;
    }
}
