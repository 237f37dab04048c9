package io.rastro.directory;

/** What a pick list can hold. */
public enum DirectoryKind {
    SERVICE("service_queue", "name"),
    AGENT("agent", "name"),
    TAG("tag", "name"),
    AGENT_TAG("agent_tag", "name"),
    IVR("ivr", "name"),
    CONTACT("contact", """
            coalesce(name || coalesce(' · …' || right(phone_number, 4), ' · …' || right(document_plain, 3),
                ' · ' || left(email, 1) || '…' || substr(email, strpos(email, '@')), ''),
                external_id, phone, email, identity)""");

    private final String table;
    private final String label;

    DirectoryKind(String table, String label) {
        this.table = table;
        this.label = label;
    }

    String table() {
        return table;
    }

    /** What a reader sees of an entry; of a contact, the end of its number beside its name tells equal names apart. */
    public String label() {
        return label;
    }
}
