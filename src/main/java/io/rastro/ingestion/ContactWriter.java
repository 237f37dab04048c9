package io.rastro.ingestion;

import io.rastro.ingestion.ContactResolution.Person;
import io.rastro.ingestion.DerivedInteraction.IncomingContact;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what a batch tells of the contacts of one source, whose lock the transaction holds. */
@Component
class ContactWriter {

    private static final String HEARD = """
            unnest(cast(:ids as bigint[]), cast(:identities as text[]), cast(:externalIds as text[]), cast(:names as text[]),
                cast(:documents as text[]), cast(:documentsPlain as text[]), cast(:phones as text[]),
                cast(:phoneNumbers as text[]), cast(:emails as text[])) as heard (id, identity, {facts})""".replace("{facts}", ContactDirectory.FACTS);

    private final JdbcClient jdbc;
    private final CopyInsert inserts;

    ContactWriter(JdbcClient jdbc, CopyInsert inserts) {
        this.jdbc = jdbc;
        this.inserts = inserts;
    }

    void write(String source, ContactResolution resolution) {
        insert(source, resolution.created());
        merge(stored(resolution, person -> person.mergedInto != null));
        update(stored(resolution, person -> person.changed && person.mergedInto == null));
        identify(source, resolution);
    }

    private static List<Person> stored(ContactResolution resolution, Predicate<Person> requested) {
        return resolution.stored().stream().filter(requested).toList();
    }

    private void insert(String source, List<Person> created) {
        if (created.isEmpty()) {
            return;
        }
        CopyRows<Person> rows = new CopyRows<Person>("contact")
                .column("id", Person::storedId)
                .column("source", person -> source)
                .column("identity", Person::firstIdentity)
                .column("external_id", person -> person.facts.externalId())
                .column("name", person -> person.facts.name())
                .column("document", person -> person.facts.document())
                .column("document_plain", person -> person.facts.documentPlain())
                .column("phone", person -> person.facts.phone())
                .column("phone_number", person -> person.facts.phoneNumber())
                .column("email", person -> person.facts.email());
        Iterator<Long> ids = inserts.ids("contact_id_seq", created.size()).iterator();
        for (Person person : created) {
            person.id = ids.next();
            rows.add(person);
        }
        inserts.copyAll(rows);
    }

    private void merge(List<Person> gone) {
        if (gone.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update contact c set merged_into = gone.into_id
                from unnest(cast(:ids as bigint[]), cast(:into as bigint[])) as gone (id, into_id)
                where c.id = gone.id or c.merged_into = gone.id""")
                .param("ids", gone.stream().mapToLong(Person::storedId).toArray())
                .param(
                        "into",
                        gone.stream()
                                .mapToLong(person -> person.last().storedId())
                                .toArray())
                .update();
    }

    private void update(List<Person> changed) {
        if (changed.isEmpty()) {
            return;
        }
        told(
                        "update contact c set (" + ContactDirectory.FACTS + ") = (" + ContactDirectory.columns("heard.")
                                + ") from " + HEARD + " where c.id = heard.id or c.merged_into = heard.id",
                        changed)
                .update();
    }

    /** The first identity of a contact stands with it; only the others are noted. */
    private void identify(String source, ContactResolution resolution) {
        Map<String, Long> noted = new TreeMap<>();
        resolution.stored().forEach(person -> note(person, noted));
        for (Person person : resolution.created()) {
            note(person, noted);
            noted.remove(person.firstIdentity());
        }
        if (noted.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into contact_identity (source, identity, contact_id)
                select :source, heard.identity, heard.id
                from unnest(cast(:identities as text[]), cast(:ids as bigint[])) as heard (identity, id)
                where not exists (select from contact c where c.source = :source and c.identity = heard.identity)
                order by heard.identity on conflict do nothing""")
                .param("source", source)
                .param("identities", noted.keySet().toArray(String[]::new))
                .param("ids", noted.values().stream().mapToLong(Long::longValue).toArray())
                .update();
    }

    private static void note(Person person, Map<String, Long> noted) {
        person.newIdentities.forEach(
                identity -> noted.put(identity, person.last().storedId()));
    }

    private JdbcClient.StatementSpec told(String sql, List<Person> people) {
        return jdbc.sql(sql)
                .param("ids", people.stream().map(person -> person.id).toArray(Long[]::new))
                .param("identities", people.stream().map(Person::firstIdentity).toArray(String[]::new))
                .param("externalIds", column(people, IncomingContact::externalId))
                .param("names", column(people, IncomingContact::name))
                .param("documents", column(people, IncomingContact::document))
                .param("documentsPlain", column(people, IncomingContact::documentPlain))
                .param("phones", column(people, IncomingContact::phone))
                .param("phoneNumbers", column(people, IncomingContact::phoneNumber))
                .param("emails", column(people, IncomingContact::email));
    }

    private static String[] column(List<Person> people, Function<IncomingContact, @Nullable String> value) {
        return people.stream().map(person -> value.apply(person.facts)).toArray(String[]::new);
    }
}
