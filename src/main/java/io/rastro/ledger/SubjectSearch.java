package io.rastro.ledger;

import io.rastro.text.PhoneNumber;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds data subjects by what one knows of them, and everything by which the ledger may know them. */
@Repository
public class SubjectSearch {

    /** A number that more contacts share names nobody. */
    private static final int MOST_CONTACTS = 200;

    private final JdbcClient jdbc;
    private final SubjectHashes hashes;

    SubjectSearch(JdbcClient jdbc, SubjectHashes hashes) {
        this.jdbc = jdbc;
        this.hashes = hashes;
    }

    /**
     * Who may be meant.
     *
     * @param contactIds none: nobody here has it, or too many
     * @param subjects the keyed hashes of what was typed, as one parameter of an address
     */
    public record Found(List<Long> contactIds, String subjects) {}

    /**
     * Finds who may be meant by what somebody types.
     *
     * @param text a CPF or CNPJ, a phone number, an e-mail address or the id that a source knows the client by
     */
    @Transactional(readOnly = true)
    public Found find(String text) {
        Set<String> typed = new LinkedHashSet<>(List.of(hashes.typed("contactExternalId", text)));
        if (text.contains("@")) {
            typed.add(hashes.typed("email", text));
        }
        String phone = PhoneNumber.canonical(text);
        if (phone != null) {
            typed.add(hashes.typed("phone", text));
        }
        List<Long> contacts = jdbc.sql("""
                        select id from contact where document_plain = :document or external_id = :text
                            or lower(email) = lower(:text) or phone_number = :phone
                        union select contact_id from interaction
                            where reverse(phone_number) = reverse(:phone) and contact_id is not null
                        union select contact_id from interaction where email = lower(:text) and contact_id is not null
                        order by 1 limit :most""")
                .param("document", text.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT))
                .param("text", text)
                .param("phone", phone == null ? "" : phone)
                .param("most", MOST_CONTACTS + 1)
                .query(Long.class)
                .list();
        return new Found(
                contacts.size() > MOST_CONTACTS ? List.of() : contacts,
                String.join(LedgerFilter.BETWEEN_SUBJECTS, typed));
    }

    /** Everything by which the ledger may know these. */
    DataSubject subject(LedgerFilter filter) {
        Set<Long> contacts = new LinkedHashSet<>(jdbc.sql("""
                        with person as (select coalesce(merged_into, id) as id from contact where id = any(:ids))
                        select id from person union select c.id from contact c join person p on c.merged_into = p.id""")
                .param("ids", filter.contactIds().toArray(Long[]::new))
                .query(Long.class)
                .list());
        Set<String> known = new HashSet<>(filter.subjects());
        Set<Long> conversations = new HashSet<>();
        Long[] ids = contacts.toArray(Long[]::new);
        jdbc.sql("select phone, phone_number, email, name, external_id from contact where id = any(:ids)")
                .param("ids", ids)
                .query(row -> {
                    addPhone(row.getString("phone"), known);
                    addPhone(row.getString("phone_number"), known);
                    addParts("email", row.getString("email"), known);
                    addParts("contactSearch", row.getString("name"), known);
                    addWhole("contactExternalId", row.getString("external_id"), known);
                });
        jdbc.sql("""
                        select distinct conversation_id, phone_number, email, protocol, external_protocol
                        from interaction where contact_id = any(:ids)""").param("ids", ids).query(row -> {
            conversations.add(row.getLong("conversation_id"));
            addPhone(row.getString("phone_number"), known);
            addParts("email", row.getString("email"), known);
            addWhole("protocol", row.getString("protocol"), known);
            addWhole("externalProtocol", row.getString("external_protocol"), known);
        });
        return DataSubject.knownBy(known, contacts, conversations);
    }

    private void addPhone(@Nullable String number, Set<String> known) {
        if (number != null) {
            known.addAll(hashes.ofPhone(number));
        }
    }

    private void addWhole(String parameter, @Nullable String text, Set<String> known) {
        if (text != null) {
            known.add(hashes.typed(parameter, text));
        }
    }

    private void addParts(String parameter, @Nullable String text, Set<String> known) {
        if (text != null) {
            known.addAll(hashes.ofParts(parameter, text));
        }
    }
}
