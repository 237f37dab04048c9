package io.rastro.directory;

/** What a pick list can hold. */
public enum DirectoryKind {
    SERVICE("service_queue", "name"),
    AGENT("agent", "name"),
    TAG("tag", "name"),
    AGENT_TAG("agent_tag", "name"),
    IVR("ivr", "name"),
    CONTACT("contact", "coalesce(name, external_id, phone, email, identity)");

    private final String table;
    private final String label;

    DirectoryKind(String table, String label) {
        this.table = table;
        this.label = label;
    }

    String table() {
        return table;
    }

    /** What a reader sees of an entry. */
    String label() {
        return label;
    }
}
