package io.rastro.ingestion;

import io.rastro.ingestion.DerivedInteraction.IncomingContact;
import io.rastro.text.PhoneNumber;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Contacts stored before: lets each be recognised by what it is known by now. */
@Component
class StoredContacts {

    /** How contacts were told apart that had neither external id nor document: {@code name:ana|5511987650001}. */
    static final String BY_NAME = "name:";

    private static final int LONGEST_NATIONAL = 11;

    private record StoredContact(long id, String source, String identity, IncomingContact facts) {}

    private final JdbcClient jdbc;
    private final ContactDirectory directory;

    StoredContacts(JdbcClient jdbc, ContactDirectory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    /** The next contacts; false when there are none. */
    boolean recalculate(int rows) {
        List<StoredContact> contacts = jdbc.sql("select id, source, identity, " + ContactDirectory.FACTS + """
                         from contact where merged_into is null and id > (select contact_id from recalculation)
                            and strpos(identity, ?) = 0
                        order by id limit ?""")
                .param(SeparateKey.MARK)
                .param(rows)
                .query((row, number) -> new StoredContact(
                        row.getLong(1), row.getString(2), row.getString(3), ContactDirectory.facts(row, 4, List.of())))
                .list();
        contacts.stream()
                .collect(Collectors.groupingBy(StoredContact::source, TreeMap::new, Collectors.toList()))
                .forEach((source, stored) -> directory.adopt(source, recognised(stored)));
        contacts.stream()
                .mapToLong(StoredContact::id)
                .max()
                .ifPresent(last -> jdbc.sql("update recalculation set contact_id = ?")
                        .param(last)
                        .update());
        return !contacts.isEmpty();
    }

    private static Map<Long, IncomingContact> recognised(List<StoredContact> contacts) {
        return contacts.stream()
                .map(contact -> Map.entry(contact.id(), recognised(contact.facts(), reach(contact))))
                .filter(contact -> !contact.getValue().identities().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one, TreeMap::new));
    }

    private static IncomingContact recognised(IncomingContact facts, @Nullable String reach) {
        String number = facts.phoneNumber();
        if (number == null) {
            number = facts.phone() == null ? numberOf(reach) : PhoneNumber.canonical(facts.phone());
        }
        String email = facts.email() == null && reach != null && reach.indexOf('@') > 0 ? reach : facts.email();
        List<String> identities = new ContactIdentities()
                .externalId(facts.externalId())
                .document(facts.documentPlain())
                .phone(number, facts.name())
                .email(email == null ? null : ContactDetails.bareAddress(email))
                .list();
        return new IncomingContact(
                identities,
                facts.externalId(),
                facts.name(),
                facts.document(),
                facts.documentPlain(),
                facts.phone(),
                number,
                email);
    }

    /** Digits that are more than a number had those of a device behind them; the interaction tells it better. */
    private static @Nullable String numberOf(@Nullable String reach) {
        return PhoneNumber.of(reach)
                .filter(number -> number.complete() || number.canonical().length() <= LONGEST_NATIONAL)
                .map(PhoneNumber::canonical)
                .orElse(null);
    }

    /** The digits or the address that stood beside the name. */
    private static @Nullable String reach(StoredContact contact) {
        return contact.identity().startsWith(BY_NAME)
                ? contact.identity().substring(contact.identity().lastIndexOf('|') + 1)
                : null;
    }
}
