package io.rastro.ingestion;

import io.rastro.ingestion.DerivedInteraction.IncomingContact;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Contacts that told nothing new when they were last heard of, by a digest of what was told. While the row of such a contact
 * is the very one that was read then, the same words can tell nothing new: its identities are only taken from it, or made
 * another one's, together with a change of the row. So what other portals, corrections and erasures write is seen, what a
 * rolled-back transaction wrote never matches, and no facts of anybody are kept here.
 */
@Component
class RecentContacts {

    /** Some 250 bytes each. */
    private static final int LIMIT = 20_000;

    /** Of the contact {@code c}: differs after every change of its row. */
    static final String VERSION = "c.xmin || ' ' || c.ctid";

    /** A contact as it was read. */
    record StoredContact(long id, String version) {}

    private record Told(String source, IncomingContact contact) {}

    private final JdbcClient jdbc;

    private final Map<String, StoredContact> recent = Collections.synchronizedMap(new LinkedHashMap<>(16, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StoredContact> eldest) {
            return size() > LIMIT;
        }
    });

    RecentContacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void remember(String source, IncomingContact heard, StoredContact stored) {
        recent.put(digest(source, heard), stored);
    }

    /** The ids of those among these that tell nothing new. */
    Map<IncomingContact, Long> unchanged(String source, Collection<IncomingContact> contacts) {
        Map<IncomingContact, StoredContact> remembered = new HashMap<>();
        for (IncomingContact contact : contacts) {
            StoredContact stored = recent.get(digest(source, contact));
            if (stored != null) {
                remembered.put(contact, stored);
            }
        }
        Map<Long, String> versions = versions(remembered.values());
        Map<IncomingContact, Long> unchanged = new HashMap<>();
        remembered.forEach((contact, stored) -> {
            if (stored.version().equals(versions.get(stored.id()))) {
                unchanged.put(contact, stored.id());
            }
        });
        return unchanged;
    }

    private static String digest(String source, IncomingContact contact) {
        return ContentHash.of(new Told(source, contact));
    }

    private Map<Long, String> versions(Collection<StoredContact> remembered) {
        Map<Long, String> versions = new HashMap<>();
        if (!remembered.isEmpty()) {
            jdbc.sql("select c.id, " + VERSION + " from contact c where c.id = any(?)")
                    .param(remembered.stream()
                            .map(StoredContact::id)
                            .distinct()
                            .sorted()
                            .toArray(Long[]::new))
                    .query(row -> {
                        versions.put(row.getLong(1), Objects.requireNonNull(row.getString(2)));
                    });
        }
        return versions;
    }
}
