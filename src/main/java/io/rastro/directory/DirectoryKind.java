package io.rastro.directory;

import io.rastro.account.Permission;

/** What a pick list can hold. */
public enum DirectoryKind {
    SERVICE("service_queue", "name"),
    AGENT("agent", "name"),
    TAG("tag", "name"),
    AGENT_TAG("agent_tag", "name"),
    IVR("ivr", "name"),
    /** The files that were imported, named only to who may import. */
    IMPORT("import_run", "file_name", Permission.IMPORT),
    CONTACT("contact", """
            coalesce(name || coalesce(' · …' || right(phone_number, 4), ' · …' || right(document_plain, 3),
                ' · ' || left(email, 1) || '…' || substr(email, strpos(email, '@')), ''),
                external_id, phone, email, identity)""");

    private final String table;
    private final String label;
    private final Permission permission;

    DirectoryKind(String table, String label) {
        this(table, label, Permission.VIEW_REPORTS);
    }

    DirectoryKind(String table, String label, Permission permission) {
        this.table = table;
        this.label = label;
        this.permission = permission;
    }

    /** What it takes to see its entries. */
    public Permission permission() {
        return permission;
    }

    String table() {
        return table;
    }

    /** What a reader sees of an entry; of a contact, the end of its number beside its name tells equal names apart. */
    public String label() {
        return label;
    }
}
