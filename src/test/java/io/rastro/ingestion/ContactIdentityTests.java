package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.interaction.Medium;
import io.rastro.interaction.SampleInteraction;
import io.rastro.testing.PortalTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class ContactIdentityTests {

    private static final Instant AT = Instant.parse("2026-03-02T12:00:00Z");

    @Autowired
    IngestionService ingestion;

    @Autowired
    JdbcClient database;

    private final String source = "contacts-" + UUID.randomUUID();

    private static ContactReference contact(
            @Nullable String externalId,
            @Nullable String name,
            @Nullable String document,
            @Nullable String phone,
            @Nullable String email) {
        return new ContactReference(externalId, name, document, phone, email);
    }

    private static ContactReference phone(String name, String phone) {
        return contact(null, name, null, phone, null);
    }

    /** What is told one after the other, and as whom it is known in the end: equal letters are one contact. */
    static Stream<Arguments> told() {
        ContactReference document = contact(null, "Ana", "123.456.789-09", null, null);
        ContactReference documentAndPhone = contact(null, "Ana", "12345678909", "11 98765-0001", null);
        return Stream.of(
                Arguments.of(
                        List.of(
                                phone("Ana", "+5511987650001"),
                                phone("Ana", "+551187650001"),
                                phone("Ana Souza", "5511 98765-0001"),
                                phone("ANA", "011987650001")),
                        "aaaa"),
                Arguments.of(List.of(phone("Maria", ""), phone("Maria", "")), "ab"),
                Arguments.of(List.of(phone("Maria", "anonymous"), phone("Maria", "anonymous")), "ab"),
                Arguments.of(List.of(phone("Ana", "11 98765-0001"), phone("Ana", "21 98765-0001")), "ab"),
                Arguments.of(
                        List.of(phone("Ana", "3221-0000"), phone("Bia", "3221-0000"), phone("ana", "32210000")), "aba"),
                // Stronger words come later.
                Arguments.of(List.of(phone("Ana", "11 98765-0001"), documentAndPhone, document), "aaa"),
                Arguments.of(List.of(phone("Ana", "11 98765-0001"), document, documentAndPhone), "aaa"),
                Arguments.of(
                        List.of(
                                document,
                                contact("C-1", "Ana", "12345678909", null, null),
                                contact("C-1", null, null, "11 98765-0001", null),
                                phone("Ana", "1187650001")),
                        "aaaa"),
                Arguments.of(
                        List.of(
                                contact(null, "Ana", null, "11 98765-0001", "Ana@Example.com"),
                                contact(null, "Ana", null, null, "ana@example.com"),
                                phone("Ana", "11 98765-0001")),
                        "aaa"),
                // One telephone, two persons.
                Arguments.of(
                        List.of(
                                documentAndPhone,
                                contact(null, "Bia", "111.444.777-35", "11 98765-0001", null),
                                phone("?", "11 98765-0001")),
                        "aba"),
                Arguments.of(
                        List.of(
                                contact("C-1", "Ana", "12345678909", null, null),
                                contact("C-2", "Ana", "12345678909", null, null)),
                        "ab"));
    }

    @ParameterizedTest
    @MethodSource("told")
    void contactIsRecognisedByTheStrongestOfWhatIsKnown(List<ContactReference> told, String expected) {
        for (int row = 0; row < told.size(); row++) {
            ingestion.ingest(source, List.of(row(row, told.get(row))));
        }
        assertThat(persons()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("told")
    void oneBatchComesToTheSame(List<ContactReference> told, String expected) {
        ingestion.ingest(
                source,
                IntStream.range(0, told.size())
                        .mapToObj(row -> row(row, told.get(row)))
                        .toList());
        assertThat(persons()).isEqualTo(expected);
    }

    @Test
    void userIsTheSameOnlyAtTheSameInbox() {
        ContactReference named = contact(null, "Ana", null, null, null);
        String[][] users = {
            {"BR.1349120865", "+55 11 4002-8922"},
            {"BR.1349120865", "551140028922"},
            {"BR.1349120865", "+55 21 3221-0000"},
            {"235085806727321@lid", "+55 11 4002-8922"},
            {"235085806727321:3@lid", "+55 11 4002-8922"},
            {"120363022690908060@g.us", "+55 11 4002-8922"},
            {"120363022690908060@g.us", "+55 11 4002-8922"},
        };
        List<IncomingInteraction> rows = new ArrayList<>();
        for (String[] user : users) {
            rows.add(new SampleInteraction("u" + rows.size(), Medium.WHATSAPP, AT)
                    .from(user[0])
                    .to(user[1])
                    .contact(named)
                    .build());
        }
        ingestion.ingest(source, rows);
        assertThat(persons()).isEqualTo("aabccde");
    }

    @Test
    void segmentsOfAConversationHaveOneContactThoughOnlyANameIsKnown() {
        ContactReference maria = contact(null, "Maria", null, null, null);
        ingestion.ingest(
                source,
                Stream.of("x", "x", "y")
                        .map(conversation -> new SampleInteraction(
                                        UUID.randomUUID().toString(), Medium.CHAT, AT)
                                .conversationId(conversation)
                                .contact(maria)
                                .build())
                        .toList());
        assertThat(database.sql(
                                "select count(distinct contact_id) from interaction i join contact c on c.id = i.contact_id where c.source = ?")
                        .param(source)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void sendersOfTheSameContactAtTheSameTimeMakeOne() {
        CompletableFuture.allOf(IntStream.range(0, 8)
                        .mapToObj(sender -> CompletableFuture.runAsync(() -> ingestion.ingest(
                                source,
                                List.of(row(
                                        sender,
                                        sender % 2 == 0
                                                ? phone("Ana", "11 98765-0001")
                                                : contact(null, "Ana", "12345678909", "1187650001", null))))))
                        .toArray(CompletableFuture[]::new))
                .join();
        assertThat(persons()).isEqualTo("aaaaaaaa");
    }

    @Test
    void mergedContactTellsWhatIsKnownOfThePersonAndKeepsItsId() {
        ingestion.ingest(source, List.of(row(0, phone("Ana", "11 98765-0001"))));
        long before = database.sql(
                        "select contact_id from interaction i join interaction_key k on k.interaction_id = i.id where k.source = ?")
                .param(source)
                .query(Long.class)
                .single();
        ingestion.ingest(source, List.of(row(1, contact("C-1", null, null, null, null))));
        ingestion.ingest(source, List.of(row(2, contact("C-1", "Ana Souza", null, "11 98765-0001", null))));
        ingestion.ingest(source, List.of(row(3, contact("C-1", "Ana Souza Lima", null, null, null))));
        assertThat(database.sql("select external_id || ' ' || name || ' ' || phone_number from contact where id = ?")
                        .param(before)
                        .query(String.class)
                        .single())
                .isEqualTo("C-1 Ana Souza Lima +5511987650001");
        assertThat(persons()).isEqualTo("aaaa");
    }

    /** What may befall a contact that this portal has just heard of twice, as others write it. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            # touched, but not changed
            update contact set name = name where source = :source; true
            # corrected by another portal
            update contact set name = 'Bia' where source = :source; true
            # erased, in both steps
            update contact set identity = concat('erased:', id) where source = :source; false
            delete from contact where source = :source; false""")
    void contactHeardOfAgainIsAsItWasToldWhateverBecameOfIt(String meanwhile, boolean samePerson) {
        ContactReference ana = contact("C-1", "Ana", null, "11 98765-0001", null);
        for (int time = 0; time < 3; time++) {
            ingestion.ingest(source, List.of(row(time, ana)));
        }
        long before = contactOf("row-2");
        database.sql("delete from contact_identity where source = ? and not ?")
                .params(source, samePerson)
                .update();
        database.sql(meanwhile).param("source", source).update();
        ingestion.ingest(source, List.of(row(3, ana)));
        assertThat(contactOf("row-3") == before).isEqualTo(samePerson);
        assertThat(name(contactOf("row-3"))).isEqualTo("Ana");
        ingestion.ingest(source, List.of(row(4, contact(null, null, null, "11 98765-0001", null))));
        assertThat(contactOf("row-4")).isEqualTo(contactOf("row-3"));
    }

    @Test
    void rowsOfOneBatchTellInTheirOrderThoughSomeTellNothingNew() {
        ContactReference ana = contact("C-1", "Ana", null, null, null);
        ContactReference married = contact("C-1", "Ana Lima", null, null, null);
        for (int time = 0; time < 3; time++) {
            ingestion.ingest(source, List.of(row(time, ana)));
        }
        ingestion.ingest(source, List.of(row(3, ana), row(4, married)));
        assertThat(name(contactOf("row-4"))).isEqualTo("Ana Lima");
        ingestion.ingest(source, List.of(row(5, married), row(6, ana)));
        ingestion.ingest(source, List.of(row(7, ana), row(8, married), row(9, ana)));
        assertThat(name(contactOf("row-9"))).isEqualTo("Ana");
        assertThat(persons()).isEqualTo("aaaaaaaaaa");
    }

    @Test
    void contactThatBecameAnotherOneIsNotTakenForItself() {
        ContactReference byPhone = phone("Ana", "11 98765-0001");
        ContactReference byId = contact("C-1", "Ana", null, null, null);
        for (int time = 0; time < 3; time++) {
            ingestion.ingest(source, List.of(row(2 * time, byPhone), row(2 * time + 1, byId)));
        }
        ingestion.ingest(
                source,
                List.of(row(6, byPhone), row(7, contact("C-1", "Ana", null, "11 98765-0001", null)), row(8, byPhone)));
        ingestion.ingest(source, List.of(row(9, byPhone)));
        assertThat(persons()).isEqualTo("aaaaaaaaaa");
        assertThat(contactOf("row-9")).isEqualTo(contactOf("row-7"));
    }

    @Test
    void contactOfATransactionThatWasUndoneIsMadeAnew() {
        ContactReference ana = contact("C-1", "Ana", null, null, null);
        assertThatThrownBy(() -> ingestion.ingest(source, List.of(row(0, ana)), results -> {
                    ingestion.ingest(source + "-other", List.of(row(0, ana)));
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        ingestion.ingest(source, List.of(row(1, ana)));
        assertThat(name(contactOf("row-1"))).isEqualTo("Ana");
    }

    private long contactOf(String externalId) {
        return database.sql("""
                        select contact_id from interaction_key k
                        join interaction i on i.id = k.interaction_id and i.received_at = k.received_at
                        where k.source = ? and k.external_id = ?""").params(source, externalId).query(Long.class).single();
    }

    private String name(long contact) {
        return database.sql("select name from contact where id = ?")
                .param(contact)
                .query(String.class)
                .single();
    }

    private static IncomingInteraction row(int number, ContactReference contact) {
        return new SampleInteraction("row-" + number, Medium.CHAT, AT.plusSeconds(number))
                .contact(contact)
                .build();
    }

    /** The contact of each row in the order of external ids, as a letter. */
    private String persons() {
        List<Long> persons = database.sql("""
                select coalesce(c.merged_into, c.id) from interaction_key k
                join interaction i on i.id = k.interaction_id and i.received_at = k.received_at
                join contact c on c.id = i.contact_id where k.source = ? order by k.external_id""").param(source).query(Long.class).list();
        List<Long> seen = persons.stream().distinct().toList();
        StringBuilder letters = new StringBuilder();
        persons.forEach(person -> letters.append((char) ('a' + seen.indexOf(person))));
        return letters.toString();
    }
}
