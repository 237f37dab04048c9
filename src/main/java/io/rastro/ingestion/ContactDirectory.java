package io.rastro.ingestion;

import io.rastro.ingestion.ContactResolution.Person;
import io.rastro.ingestion.DerivedInteraction.IncomingContact;
import io.rastro.ingestion.RecentContacts.StoredContact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    private static final String HEARD = """
            unnest(cast(:ids as bigint[]), cast(:identities as text[]), cast(:externalIds as text[]), cast(:names as text[]),
                cast(:documents as text[]), cast(:documentsPlain as text[]), cast(:phones as text[]),
                cast(:phoneNumbers as text[]), cast(:emails as text[])) as heard (id, identity, {facts})""".replace("{facts}", FACTS);

    /** Of the contact that another one became, if it did. */
    private static final String LAST_FACTS =
            columns(column -> "case when last.id is null then known.%1$s else last.%1$s end".formatted(column));

    private final JdbcClient jdbc;
    private final RecentContacts recent;

    /** Sources whose last rows told something new: the next are likely to, and wait at once instead of looking twice. */
    private final Set<String> changing = ConcurrentHashMap.newKeySet();

    ContactDirectory(JdbcClient jdbc, RecentContacts recent) {
        this.jdbc = jdbc;
        this.recent = recent;
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
        write(source, current);
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

    private void write(String source, ContactResolution resolution) {
        insert(source, resolution.created());
        merge(stored(resolution, person -> person.mergedInto != null));
        update(stored(resolution, person -> person.changed && person.mergedInto == null));
        identify(source, Stream.concat(resolution.stored().stream(), resolution.created().stream()));
    }

    private static List<Person> stored(ContactResolution resolution, Predicate<Person> requested) {
        return resolution.stored().stream().filter(requested).toList();
    }

    private void insert(String source, List<Person> created) {
        Map<String, Person> byIdentity = new HashMap<>();
        created.forEach(person -> byIdentity.put(person.firstIdentity(), person));
        told(
                        "insert into contact (source, identity, " + FACTS + ") select :source, heard.identity, "
                                + columns("heard.") + " from " + HEARD
                                + " order by heard.identity returning identity, id",
                        created)
                .param("source", source)
                .query(row -> {
                    Objects.requireNonNull(byIdentity.get(row.getString(1))).id = row.getLong(2);
                });
    }

    private void merge(List<Person> gone) {
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
        told(
                        "update contact c set (" + FACTS + ") = (" + columns("heard.") + ") from " + HEARD
                                + " where c.id = heard.id or c.merged_into = heard.id",
                        changed)
                .update();
    }

    /** The first identity of a contact stands with it; only the others are noted. */
    private void identify(String source, Stream<Person> people) {
        Map<String, Long> noted = new TreeMap<>();
        people.forEach(person -> person.newIdentities.forEach(
                identity -> noted.put(identity, person.last().storedId())));
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
