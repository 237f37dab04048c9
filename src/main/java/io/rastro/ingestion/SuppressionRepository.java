package io.rastro.ingestion;

import io.rastro.ingestion.DerivedInteraction.IncomingContact;
import io.rastro.system.KeyedHash;
import io.rastro.text.PhoneNumber;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What must not come back from an old file: records whose anonymous facts are still counted, and all else that is told of
 * an erased person before its erasure. Such a row is refused, and neither its text nor its id is kept with the refusal:
 * taken in anonymously, a record known already would count twice. Only hashes are kept.
 */
@Repository
public class SuppressionRepository {

    private static final Set<String> OF_ONE_SOURCE = Set.of("id", "user", "conversation");

    private final JdbcClient jdbc;
    private final KeyedHash hash;

    SuppressionRepository(JdbcClient jdbc, KeyedHash hash) {
        this.jdbc = jdbc;
        this.hash = hash;
    }

    /** The rows, with those refused that tell of what was erased. */
    List<CheckedRow> refuse(String source, List<CheckedRow> rows) {
        if (nothing()) {
            return rows;
        }
        List<HashedRow> hashed = rows.stream().map(row -> hashed(source, row)).toList();
        Set<String> records = erasedRecords(hashed);
        Map<String, Instant> people = erasedPeople(hashed);
        return hashed.stream()
                .map(row -> records.contains(row.record()) || row.tellsOf(people)
                        ? row.row().suppressed()
                        : row.row())
                .toList();
    }

    /**
     * A row and the hashes of whom and what it tells; none of one that was refused before.
     *
     * @param record empty: it was refused before
     */
    private record HashedRow(CheckedRow row, String record, List<String> people) {

        boolean tellsOf(Map<String, Instant> erased) {
            HashedRecord passed = row.passed();
            return passed != null
                    && people.stream()
                            .flatMap(each -> Stream.ofNullable(erased.get(each)))
                            .anyMatch(before -> passed.content().at().isBefore(before));
        }
    }

    private HashedRow hashed(String source, CheckedRow row) {
        HashedRecord passed = row.passed();
        if (passed == null) {
            return new HashedRow(row, "", List.of());
        }
        Storable content = passed.content();
        return new HashedRow(
                row, recordHash(content.kind(), source, content.externalId()), personHashes(source, content));
    }

    private boolean nothing() {
        return jdbc.sql(
                        "select not exists (select from suppressed_record) and not exists (select from suppressed_person)")
                .query(Boolean.class)
                .single();
    }

    private Set<String> erasedRecords(List<HashedRow> rows) {
        return new HashSet<>(jdbc.sql("select key_hash from suppressed_record where key_hash = any(?)")
                .param(rows.stream().map(HashedRow::record).toArray(String[]::new))
                .query(String.class)
                .list());
    }

    private Map<String, Instant> erasedPeople(List<HashedRow> rows) {
        Map<String, Instant> erased = new HashMap<>();
        jdbc.sql("select key_hash, before from suppressed_person where key_hash = any(?)")
                .param(rows.stream()
                        .flatMap(row -> row.people().stream())
                        .distinct()
                        .toArray(String[]::new))
                .query(row -> {
                    erased.put(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                });
        return erased;
    }

    private String recordHash(RecordKind kind, String source, String externalId) {
        return hash.of(kind + " " + source + " " + externalId);
    }

    private List<String> personHashes(String source, Storable content) {
        List<String> identities = new ArrayList<>();
        if (content instanceof DerivedInteraction interaction) {
            IncomingContact contact = interaction.contact();
            if (contact != null) {
                identities.addAll(contact.identities());
            }
            add("phone:", interaction.phoneNumber(), identities);
            add("email:", interaction.email(), identities);
        } else if (content instanceof IncomingIvrCall call) {
            add("phone:", PhoneNumber.canonical(call.caller()), identities);
        }
        return identities.stream().map(identity -> personHash(source, identity)).toList();
    }

    private static void add(String kind, @Nullable String value, List<String> identities) {
        if (value != null) {
            identities.add(kind + value);
        }
    }

    /** A number, a document and an address mean the same person wherever they come from. */
    private String personHash(String source, String heard) {
        String identity = SeparateKey.sent(heard);
        String kind = identity.substring(0, Math.max(0, identity.indexOf(':')));
        return hash.of("person " + (OF_ONE_SOURCE.contains(kind) ? source + " " + identity : identity));
    }

    /**
     * Refuses from now on what is told of a person before an instant.
     *
     * @param identities source and identity each, as {@link ContactIdentities} writes them
     */
    public void suppressPerson(Collection<Identity> identities, Instant before) {
        jdbc.sql("""
                        insert into suppressed_person (key_hash, before)
                        select distinct key_hash, cast(? as timestamptz) from unnest(?::text[]) key_hash
                        on conflict (key_hash) do update set before = greatest(suppressed_person.before, excluded.before)""")
                .params(
                        before.atOffset(ZoneOffset.UTC),
                        identities.stream()
                                .map(each -> personHash(each.source(), each.identity()))
                                .toArray(String[]::new))
                .update();
    }

    /** What a contact is recognised by at a source. */
    public record Identity(String source, String identity) {}

    /**
     * Turns the keys of stored records into hashes: the same records are refused from now on.
     *
     * @param ids of interactions or calls; their keys are found by reading all keys once, which no index spares
     */
    public void suppressRecords(RecordKind kind, Collection<Long> ids) {
        List<String> hashes = jdbc.sql(
                        kind.sql("delete from {table}_key where {id} = any(?) returning source, external_id"))
                .param(ids.toArray(Long[]::new))
                .query((row, number) -> recordHash(kind, row.getString(1), row.getString(2)))
                .list();
        jdbc.sql("insert into suppressed_record select unnest(?::text[]) on conflict do nothing")
                .param(hashes.toArray(String[]::new))
                .update();
    }
}
