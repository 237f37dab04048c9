package io.rastro.privacy;

import io.rastro.ingestion.SeparateKey;
import io.rastro.text.PhoneNumber;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds contacts, and all that is held about the person they are. */
@Repository
class PersonRepository {

    static final int MOST_CANDIDATES = 100;

    private static final int FEWEST_DIGITS = 10;

    /**
     * Its interactions: those of its contacts, and those without a contact that have its number or address. Another contact
     * of the same number is another person.
     */
    static final String OWN = """
            select i.id, i.received_at, i.conversation_id from interaction i where i.contact_id = any(cast(:contacts as bigint[]))
            union select i.id, i.received_at, i.conversation_id
            from unnest(cast(:phones as text[])) phone join interaction i on reverse(i.phone_number) = reverse(phone)
            where i.contact_id is null and i.phone_number is not null
            union select i.id, i.received_at, i.conversation_id
            from unnest(cast(:emails as text[])) address join interaction i on i.email = address where i.contact_id is null""";

    private final JdbcClient jdbc;

    PersonRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A contact that may be the person who is looked for. */
    public record Candidate(
            long id,
            String source,
            @Nullable String name,
            @Nullable String document,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String externalId) {}

    /** One more than {@link #MOST_CANDIDATES} where there are more. */
    List<Candidate> candidates(PersonTerm term) {
        return jdbc.sql("""
                        select c.id, coalesce(o.name, c.source) as source, c.name, c.document, c.phone, c.email, c.external_id
                        from contact c left join origin o on o.key = c.source
                        where {condition} and c.merged_into is null and (c.source, c.identity) <> ('', 'anonymous')
                        order by c.name, c.id limit :limit""".replace("{condition}", condition(term.kind())))
                .param("value", term.value())
                .param("phones", Person.of(term).storedPhones())
                .param("limit", MOST_CANDIDATES + 1)
                .query(Candidate.class)
                .list();
    }

    private static String condition(PersonTerm.Kind kind) {
        return switch (kind) {
            case DOCUMENT -> "ltrim(c.document_plain, '0') = ltrim(:value, '0')";
            case PHONE -> """
                    (c.phone_number = any(:phones) or c.id in (select i.contact_id from unnest(:phones) phone
                        join interaction i on reverse(i.phone_number) = reverse(phone) where i.phone_number is not null))""";
            case EMAIL -> """
                    (strpos(lower(c.email), :value) > 0
                        or c.id in (select i.contact_id from interaction i where i.email = :value))""";
            case NAME -> "fold(c.name) like '%' || fold(:value) || '%'";
            case CONTACT -> "(c.id::text = :value or c.external_id = :value)";
        };
    }

    /** All that is known of the person that some contacts are. */
    Person person(Collection<Long> contacts) {
        List<Long> ids = jdbc.sql("""
                        select c.id from contact c join (select distinct coalesce(merged_into, id) as root from contact
                            where id = any(?) and (source, identity) <> ('', 'anonymous')) r
                            on c.id = r.root or c.merged_into = r.root order by c.id""")
                .param(contacts.toArray(Long[]::new))
                .query(Long.class)
                .list();
        TreeSet<String> phones = new TreeSet<>();
        TreeSet<String> documents = new TreeSet<>();
        TreeSet<String> emails = new TreeSet<>();
        TreeSet<String> names = new TreeSet<>();
        jdbc.sql("select phone_number, phone, document_plain, email, name from contact where id = any(?)")
                .param(ids.toArray(Long[]::new))
                .query(row -> {
                    add(row.getString(1), phones);
                    add(PhoneNumber.canonical(row.getString(2)), phones);
                    add(row.getString(3), documents);
                    add(bareAddress(row.getString(4)), emails);
                    add(row.getString(5), names);
                });
        List<String> identities = identities(ids);
        for (String identity : identities) {
            String bare = identity.substring(identity.indexOf('\t') + 1);
            add(value(bare, "phone:").map(phone -> phone.replaceFirst("\\|.*", "")), phones);
            add(value(bare, "document:"), documents);
            add(value(bare, "email:"), emails);
        }
        return new Person(
                ids, List.copyOf(phones), List.copyOf(documents), List.copyOf(emails), List.copyOf(names), identities);
    }

    private List<String> identities(List<Long> ids) {
        return jdbc.sql("""
                        select source || chr(9) || identity from contact where id = any(:ids)
                        union select source || chr(9) || identity from contact_identity where contact_id = any(:ids)
                        order by 1""")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> SeparateKey.sent(row.getString(1)))
                .list();
    }

    private static Optional<String> value(String identity, String kind) {
        return identity.startsWith(kind) ? Optional.of(identity.substring(kind.length())) : Optional.empty();
    }

    private static void add(@Nullable String value, Collection<String> values) {
        if (value != null && !value.isBlank()) {
            values.add(value);
        }
    }

    private static void add(Optional<String> value, Collection<String> values) {
        value.ifPresent(values::add);
    }

    private static @Nullable String bareAddress(@Nullable String email) {
        return email == null
                ? null
                : email.replaceFirst("(?s)^.*<([^<>]+)>\\s*$", "$1").toLowerCase(Locale.ROOT);
    }

    /** Its numbers and addresses that another contact has, too. */
    List<String> shared(Person person) {
        return jdbc.sql("""
                        select value from unnest(cast(:values as text[])) value
                        where exists (select from contact c where c.id <> all(cast(:contacts as bigint[]))
                            and (c.phone_number = value or lower(c.email) = value))""")
                .param(
                        "values",
                        Stream.concat(person.phones().stream(), person.emails().stream())
                                .toArray(String[]::new))
                .param("contacts", person.contactIds().toArray(Long[]::new))
                .query(String.class)
                .list();
    }

    /** How much of each kind is held. */
    Map<PersonalData, Long> holdings(Person person) {
        Map<PersonalData, Long> holdings = new EnumMap<>(PersonalData.class);
        for (PersonalData kind : PersonalData.values()) {
            holdings.put(
                    kind,
                    asked("select count(*) from (" + kind.query() + ") held", person)
                            .query(Long.class)
                            .single());
        }
        return holdings;
    }

    /** Each row of a kind as a JSON object. */
    void each(PersonalData kind, Person person, Consumer<String> consumer) {
        asked("select to_jsonb(held)::text from (" + kind.query() + ") held", person)
                .withFetchSize(500)
                .query(row -> {
                    consumer.accept(row.getString(1));
                });
    }

    /** The recordings whose files are handed out, by id. */
    List<Long> recordings(Person person) {
        return asked("select recording from (" + PersonalData.RECORDINGS.query() + ") held", person)
                .query(Long.class)
                .list();
    }

    /** Why its data cannot be erased now: HOLD or SAC; empty: nothing stops it. */
    Optional<String> heldBack(Person person, Instant now) {
        return asked(
                        "with own as (" + OWN
                                + ") select min(why) from ("
                                + "select held_back(id, received_at, cast(:now as timestamptz)) as why from own"
                                + " union all select 'HOLD' from legal_hold"
                                + " where released_at is null and contact_ids && cast(:contacts as bigint[])) held",
                        person)
                .param("now", now.toString())
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .single();
    }

    JdbcClient.StatementSpec asked(String sql, Person person) {
        return jdbc.sql(sql)
                .param("contacts", person.contactIds().toArray(Long[]::new))
                .param("phones", person.storedPhones())
                .param("emails", person.emails().toArray(String[]::new))
                .param("ends", ends(person));
    }

    /** What the digits of its numbers end with, as a call may tell them, with and without the ninth. */
    private static String[] ends(Person person) {
        return Arrays.stream(person.storedPhones())
                .filter(phone -> phone.length() >= FEWEST_DIGITS && !phone.startsWith("+"))
                .map(digits -> "%" + digits)
                .toArray(String[]::new);
    }
}
