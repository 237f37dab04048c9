package io.rastro.ingestion;

import io.rastro.ingestion.DerivedInteraction.IncomingContact;
import io.rastro.ingestion.RecentContacts.StoredContact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Contacts as one source knows them; what is newly told of a known contact completes or corrects it. Whoever has
 * something to write waits for others of the same source, and looks again.
 */
@Component
class ContactDirectory {

    /** Columns of a contact, in the order of {@link #facts}. */
    static final String FACTS = "external_id, name, document, document_plain, phone, phone_number, email";

    /** Of the contact that another one became, if it did. */
    private static final String LAST_FACTS =
            columns(column -> "case when last.id is null then known.%1$s else last.%1$s end".formatted(column));

    private final JdbcClient jdbc;
    private final RecentContacts recent;
    private final ContactWriter writer;

    /** Sources whose last rows told something new: the next are likely to, and wait at once instead of looking twice. */
    private final Set<String> changing = ConcurrentHashMap.newKeySet();

    ContactDirectory(JdbcClient jdbc, RecentContacts recent, ContactWriter writer) {
        this.jdbc = jdbc;
        this.recent = recent;
        this.writer = writer;
    }

    /** The ids by the strongest identity of each. */
    Map<String, Long> idsOf(String source, Collection<IncomingContact> contacts) {
        Map<IncomingContact, Long> unchanged = recent.unchanged(source, contacts);
        List<IncomingContact> others = contacts.stream()
                .filter(contact -> !unchanged.containsKey(contact))
                .toList();
        ContactResolution resolution = settled(
                source, others, heard -> contacts.forEach(contact -> heard.hear(contact, unchanged.get(contact))));
        others.forEach(
                contact -> resolution.unchanged(contact).ifPresent(stored -> recent.remember(source, contact, stored)));
        Map<String, Long> ids = new HashMap<>();
        unchanged.forEach((contact, id) -> ids.put(contact.identity(), id));
        resolution.ids().forEach(ids::put);
        return ids;
    }

    /** Lets stored contacts be recognised by what is now known of them; those that are the same become one. */
    void adopt(String source, Map<Long, IncomingContact> stored) {
        settled(source, stored.values(), resolution -> stored.forEach(resolution::adopt));
    }

    private ContactResolution settled(
            String source, Collection<IncomingContact> contacts, Consumer<ContactResolution> hearing) {
        if (contacts.isEmpty()) {
            return new ContactResolution();
        }
        Set<String> identities = contacts.stream()
                .flatMap(contact -> contact.identities().stream())
                .collect(Collectors.toSet());
        boolean expected = changing.contains(source);
        ContactResolution resolution =
                expected ? lockedAndHeard(source, identities, hearing) : heard(source, identities, hearing);
        if (resolution.unchanged()) {
            changing.remove(source);
            return resolution;
        }
        changing.add(source);
        ContactResolution current = expected ? resolution : lockedAndHeard(source, identities, hearing);
        writer.write(source, current);
        return current;
    }

    private ContactResolution lockedAndHeard(
            String source, Collection<String> identities, Consumer<ContactResolution> hearing) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('rastro.contact'), hashtext(?))")
                .param(source)
                .query()
                .listOfRows();
        return heard(source, identities, hearing);
    }

    private ContactResolution heard(String source, Collection<String> identities, Consumer<ContactResolution> hearing) {
        ContactResolution resolution = read(source, identities);
        hearing.accept(resolution);
        return resolution;
    }

    // "offset 0" keeps each a look-up by its id: the identities of a batch would seem worth reading all contacts for.
    private ContactResolution read(String source, Collection<String> identities) {
        ContactResolution resolution = new ContactResolution();
        String[] requested = identities.toArray(String[]::new);
        jdbc.sql("""
                select known.identity, coalesce(last.id, known.id), coalesce(last.version, known.version), {facts} from (
                    select c.identity, c.id, c.merged_into, {version}, {named}
                    from contact c where c.source = :source and c.identity = any(:identities)
                    union all
                    select other.identity, c.id, c.merged_into, c.version, {named}
                    from contact_identity other cross join lateral (
                        select {version}, c.* from contact c where c.id = other.contact_id offset 0) c
                    where other.source = :source and other.identity = any(:identities)
                ) known left join lateral (
                    select {version}, c.* from contact c where c.id = known.merged_into offset 0) last on true
                """.replace("{facts}", LAST_FACTS)
                        .replace("{named}", columns("c."))
                        .replace("{version}", RecentContacts.VERSION + " as version"))
                .param("source", source)
                .param("identities", requested)
                .query(row -> {
                    resolution.know(
                            row.getString(1),
                            new StoredContact(row.getLong(2), row.getString(3)),
                            facts(row, 4, List.of(row.getString(1))));
                });
        return resolution;
    }

    static String columns(String prefix) {
        return columns(column -> prefix + column);
    }

    private static String columns(UnaryOperator<String> expression) {
        return Arrays.stream(FACTS.split(", ")).map(expression).collect(Collectors.joining(", "));
    }

    /** The facts that stand in a row from a place on, in the order of the columns. */
    static IncomingContact facts(ResultSet row, int first, List<String> identities) throws SQLException {
        return new IncomingContact(
                identities,
                row.getString(first),
                row.getString(first + 1),
                row.getString(first + 2),
                row.getString(first + 3),
                row.getString(first + 4),
                row.getString(first + 5),
                row.getString(first + 6));
    }
}
