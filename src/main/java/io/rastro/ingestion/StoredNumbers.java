package io.rastro.ingestion;

import io.rastro.ingestion.DerivedInteraction.IncomingContact;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Medium.Trait;
import io.rastro.text.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Interactions stored before, the latest first: gives each the canonical form of its number and, where it had none, its contact. */
@Component
class StoredNumbers {

    /**
     * One of them.
     *
     * @param number the digits that were found in what the source sent
     * @param farEnd where it came from or went to, as sent
     * @param inbox where it was received or sent, see {@link ContactDetails#inbox}
     * @param source of the contact, if that is one known by no more than a name
     */
    private record StoredNumber(
            long id,
            String receivedAt,
            Medium medium,
            @Nullable String number,
            @Nullable String farEnd,
            String inbox,
            @Nullable String contactPhone,
            @Nullable Long contactId,
            @Nullable String source,
            @Nullable String conversation,
            IncomingContact contact) {

        /** The number now: that of the text whose digits these are, which tells more than they do. */
        @Nullable
        String recalculated() {
            if (!medium.has(Trait.PHONE) || (number != null && number.startsWith("+"))) {
                return number;
            }
            for (String text : Arrays.asList(farEnd, contactPhone)) {
                if (text != null && (number == null || number.equals(text.replaceAll("[^0-9]", "")))) {
                    String canonical = PhoneNumber.canonical(text);
                    if (canonical != null || number != null) {
                        return canonical;
                    }
                }
            }
            return PhoneNumber.canonical(number);
        }

        IncomingContact recognised(@Nullable String newNumber) {
            List<String> identities = new ContactIdentities()
                    .phone(newNumber, contact.name())
                    .user(medium.has(Trait.DIALLED) ? farEnd : null, () -> inbox)
                    .orConversation(Objects.requireNonNull(conversation));
            return new IncomingContact(
                    identities, null, contact.name(), null, null, contact.phone(), newNumber, contact.email());
        }
    }

    private record Change(
            StoredNumber row,
            @Nullable String number,
            @Nullable Long contactId) {

        boolean changes() {
            return !Objects.equals(number, row.number()) || !Objects.equals(contactId, row.contactId());
        }
    }

    private final JdbcClient jdbc;
    private final ContactDirectory directory;

    StoredNumbers(JdbcClient jdbc, ContactDirectory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    /** The next interactions; false when there are none. */
    boolean recalculate(int rows) {
        List<StoredNumber> stored = read(rows);
        if (stored.isEmpty()) {
            return false;
        }
        store(changes(stored));
        StoredNumber last = stored.get(stored.size() - 1);
        jdbc.sql(
                        "update recalculation set received_at = cast(? as timestamptz), interaction_id = ?, interactions = interactions + ?")
                .params(last.receivedAt(), last.id(), stored.size())
                .update();
        return true;
    }

    private List<StoredNumber> read(int rows) {
        return jdbc.sql("""
                select i.id, i.received_at::text, i.medium, i.phone_number,
                    case when i.direction = 'OUTBOUND' then i.to_address else i.from_address end,
                    case when i.direction = 'OUTBOUND' then i.from_address else i.to_address end, i.origin, c.phone, i.contact_id,
                    case when c.identity like ? and c.merged_into is null
                        and coalesce(c.phone, c.phone_number, c.email) is null then c.source end, v.external_id, {facts}
                from (select * from interaction where received_at <= (select received_at from recalculation)
                          and (received_at, id) < (select received_at, interaction_id from recalculation)
                      order by received_at desc, id desc limit ?) i
                left join contact c on c.id = i.contact_id left join conversation v on v.id = i.conversation_id
                order by i.received_at desc, i.id desc""".replace("{facts}", ContactDirectory.columns("c.")))
                .param(StoredContacts.BY_NAME + "%")
                .param(rows)
                .query(StoredNumbers::stored)
                .list();
    }

    private static StoredNumber stored(ResultSet row, int number) throws SQLException {
        return new StoredNumber(
                row.getLong(1),
                row.getString(2),
                Medium.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                ContactDetails.inbox(row.getString(6), row.getString(7)),
                row.getString(8),
                row.getObject(9, Long.class),
                row.getString(10),
                row.getString(11),
                ContactDirectory.facts(row, 12, List.of()));
    }

    private List<Change> changes(List<StoredNumber> stored) {
        List<Change> changes = new ArrayList<>();
        Map<String, List<StoredNumber>> named = stored.stream()
                .filter(row -> row.source() != null)
                .collect(Collectors.groupingBy(
                        row -> Objects.requireNonNull(row.source()), TreeMap::new, Collectors.toList()));
        named.forEach((source, rows) -> changes.addAll(recognised(source, rows)));
        stored.stream()
                .filter(row -> row.source() == null)
                .forEach(row -> changes.add(new Change(row, row.recalculated(), row.contactId())));
        return changes.stream().filter(Change::changes).toList();
    }

    private List<Change> recognised(String source, List<StoredNumber> rows) {
        Map<String, Long> ids = directory.idsOf(
                source,
                rows.stream().map(row -> row.recognised(row.recalculated())).toList());
        return rows.stream()
                .map(row -> new Change(
                        row,
                        row.recalculated(),
                        ids.get(row.recognised(row.recalculated()).identity())))
                .toList();
    }

    private void store(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update interaction i set phone_number = changed.number, contact_id = changed.contact_id
                from unnest(cast(:ids as bigint[]), cast(:stamps as timestamptz[]), cast(:numbers as text[]),
                    cast(:contacts as bigint[])) as changed (id, received_at, number, contact_id)
                where i.id = changed.id and i.received_at = changed.received_at
                    and i.received_at = any(cast(:stamps as timestamptz[]))""")
                .param(
                        "ids",
                        changes.stream().mapToLong(change -> change.row().id()).toArray())
                .param(
                        "stamps",
                        changes.stream()
                                .map(change -> change.row().receivedAt())
                                .toArray(String[]::new))
                .param("numbers", changes.stream().map(Change::number).toArray(String[]::new))
                .param("contacts", changes.stream().map(Change::contactId).toArray(Long[]::new))
                .update();
    }
}
