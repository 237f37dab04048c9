package io.rastro.directory;

import io.rastro.account.Permission;

/** What a pick list can hold. */
public enum DirectoryKind {
    SERVICE,
    AGENT,
    TAG,
    AGENT_TAG,
    IVR,
    /** The files that were imported, named only to who may import. */
    IMPORT(Permission.IMPORT),
    CONTACT;

    private final Permission permission;

    DirectoryKind() {
        this(Permission.VIEW_REPORTS);
    }

    DirectoryKind(Permission permission) {
        this.permission = permission;
    }

    /** What it takes to see its entries. */
    public Permission permission() {
        return permission;
    }
}
