package io.rastro.directory;

import io.rastro.account.Permission;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a pick list can hold. */
public enum DirectoryKind {
    SERVICE,
    AGENT,
    TAG,
    AGENT_TAG,
    IVR,
    /** The files that were imported, named only to who may import. */
    IMPORT(Permission.IMPORT, false),
    CONTACT(Permission.VIEW_REPORTS, false);

    private final Permission permission;
    private final boolean offeredWhole;

    DirectoryKind() {
        this(Permission.VIEW_REPORTS, true);
    }

    DirectoryKind(Permission permission, boolean offeredWhole) {
        this.permission = permission;
        this.offeredWhole = offeredWhole;
    }

    /** What it takes to see its entries. */
    public Permission permission() {
        return permission;
    }

    /** Whether all its entries are offered to pick from: a few thousand short names at most. */
    public boolean offeredWhole() {
        return offeredWhole;
    }

    /** Names it in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<DirectoryKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
