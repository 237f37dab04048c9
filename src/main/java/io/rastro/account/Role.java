package io.rastro.account;

import static io.rastro.account.Permission.DOWNLOAD_RECORDING;
import static io.rastro.account.Permission.EXPORT;
import static io.rastro.account.Permission.LISTEN;
import static io.rastro.account.Permission.VIEW_HISTORY;
import static io.rastro.account.Permission.VIEW_REPORTS;
import static io.rastro.account.Permission.VIEW_UNMASKED;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A kind of work done with the portal, and the permissions it takes. */
public enum Role {
    SUPERVISOR(EnumSet.of(VIEW_REPORTS, EXPORT, VIEW_HISTORY, LISTEN, VIEW_UNMASKED)),
    ANALYST(EnumSet.of(VIEW_REPORTS, EXPORT, VIEW_HISTORY, VIEW_UNMASKED)),
    QA(EnumSet.of(VIEW_REPORTS, EXPORT, VIEW_HISTORY, LISTEN, DOWNLOAD_RECORDING, VIEW_UNMASKED)),
    ADMIN(EnumSet.allOf(Permission.class));

    @SuppressWarnings("ImmutableEnumChecker") // it cannot be changed; the checker only knows its type
    private final Set<Permission> permissions;

    Role(EnumSet<Permission> permissions) {
        this.permissions = Collections.unmodifiableSet(permissions);
    }

    /** In the order in which they are declared. */
    public Set<Permission> permissions() {
        return permissions;
    }
}
