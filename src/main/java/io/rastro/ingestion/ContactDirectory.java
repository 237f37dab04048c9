package io.rastro.ingestion;

import io.rastro.ingestion.Derived.ContactFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Contacts as one source knows them; what is newly told of a known contact completes or corrects it. */
@Component
class ContactDirectory {

    private record Known(long id, ContactFacts facts) {}

    private final JdbcClient jdbc;

    ContactDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ids by identity. */
    Map<String, Long> idsOf(String source, Collection<ContactFacts> contacts) {
        Map<String, ContactFacts> heard = new TreeMap<>();
        contacts.forEach(contact -> heard.merge(contact.identity(), contact, (earlier, later) -> later.after(earlier)));
        if (heard.isEmpty()) {
            return Map.of();
        }
        Map<String, Long> ids = new HashMap<>();
        Map<String, Known> known = find(source, heard.keySet());
        List<ContactFacts> changed = new ArrayList<>();
        heard.forEach((identity, facts) -> {
            Known earlier = known.get(identity);
            if (earlier != null) {
                ids.put(identity, earlier.id());
            }
            if (earlier == null || !facts.after(earlier.facts()).equals(earlier.facts())) {
                changed.add(facts);
            }
        });
        store(source, changed, ids);
        return ids;
    }

    private Map<String, Known> find(String source, Collection<String> identities) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("""
                select id, identity, external_id, name, document, document_plain, phone, email
                from contact where source = ? and identity = any(?)""").param(source).param(identities.toArray(String[]::new)).query(row -> {
            ContactFacts facts = new ContactFacts(
                    List.of(row.getString(2)),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    null,
                    row.getString(8));
            known.put(facts.identity(), new Known(row.getLong(1), facts));
        });
        return known;
    }

    private void store(String source, List<ContactFacts> contacts, Map<String, Long> ids) {
        if (contacts.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into contact (source, identity, external_id, name, document, document_plain, phone, email)
                select ?, heard.* from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    as heard (identity, external_id, name, document, document_plain, phone, email)
                order by heard.identity
                on conflict (source, identity) do update set
                    external_id = coalesce(excluded.external_id, contact.external_id),
                    name = coalesce(excluded.name, contact.name),
                    document = coalesce(excluded.document, contact.document),
                    document_plain = coalesce(excluded.document_plain, contact.document_plain),
                    phone = coalesce(excluded.phone, contact.phone),
                    email = coalesce(excluded.email, contact.email)
                returning identity, id""")
                .param(source)
                .param(column(contacts, ContactFacts::identity))
                .param(column(contacts, ContactFacts::externalId))
                .param(column(contacts, ContactFacts::name))
                .param(column(contacts, ContactFacts::document))
                .param(column(contacts, ContactFacts::documentPlain))
                .param(column(contacts, ContactFacts::phone))
                .param(column(contacts, ContactFacts::email))
                .query(row -> {
                    ids.put(row.getString(1), row.getLong(2));
                });
    }

    private static String[] column(List<ContactFacts> contacts, Function<ContactFacts, @Nullable String> value) {
        return contacts.stream().map(value).toArray(String[]::new);
    }
}
