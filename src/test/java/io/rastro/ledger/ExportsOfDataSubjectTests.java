package io.rastro.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.ingestion.IngestionService;
import io.rastro.interaction.InteractionField;
import io.rastro.interaction.Medium;
import io.rastro.interaction.SampleInteraction;
import io.rastro.report.FileText;
import io.rastro.report.FilterField;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which exports held somebody, told long after, from what each was asked for. */
@PortalTest
class ExportsOfDataSubjectTests {

    private static final Instant BEGIN = Instant.parse("2014-06-02T12:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    IngestionService ingestion;

    private final String unique = UUID.randomUUID().toString();
    private final ContactReference person = new ContactReference(
            "X" + unique, "Dalva " + unique, null, "+55 11 97351-0077", unique + "@empresa.example");
    private final String reader = "Leitor " + unique;
    private PortalClient exporting;
    private PortalClient auditor;

    @BeforeEach
    void tell() {
        ingestion.ingest(
                "export-" + unique,
                List.of(
                        interaction("call", Medium.VOICE).contact(person).build(),
                        interaction("mail", Medium.EMAIL).contact(person).build(),
                        interaction("other", Medium.VOICE)
                                .contact(new ContactReference("Y" + unique, "Outra " + unique, null, null, null))
                                .build()));
        String username = TestAccounts.create(database, Role.ANALYST);
        database.sql("update account set display_name = ? where username = ?")
                .params(reader, username)
                .update();
        exporting = new PortalClient(port).signIn(username);
        auditor = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
    }

    private SampleInteraction interaction(String externalId, Medium medium) {
        return new SampleInteraction(externalId, medium, BEGIN)
                .protocol(protocol(externalId))
                .externalProtocol("E" + protocol(externalId));
    }

    private String protocol(String externalId) {
        return unique.substring(0, 13) + externalId;
    }

    private String export(Medium medium, String parameter, String value) {
        return new String(
                exporting.file("/interactions.csv?media=" + medium + "&" + parameter + "="
                        + URLEncoder.encode(value, StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);
    }

    /** The exports that the ledger tells of, for the one person. */
    private List<List<String>> told() {
        long contact = database.sql("select id from contact where external_id = ?")
                .param("X" + unique)
                .query(Long.class)
                .single();
        return FileText.ofCsv(auditor.file("/ledger.csv?act=EXPORT&dialect=script&contact=" + contact + "&who="
                        + URLEncoder.encode(reader, StandardCharsets.UTF_8)))
                .stream()
                .filter(row -> row.contains("Exportação iniciada"))
                .toList();
    }

    private static Stream<FilterField> personalFilters() {
        return Arrays.stream(InteractionField.values())
                .map(InteractionField::field)
                .filter(FilterField::personal);
    }

    @ParameterizedTest
    @MethodSource("personalFilters")
    void exportOfWhatWasTypedOfSomebodyIsFound(FilterField filter) {
        Medium medium = filter.equals(InteractionField.EMAIL.field()) ? Medium.EMAIL : Medium.VOICE;
        String protocol = protocol(medium == Medium.EMAIL ? "mail" : "call");
        Map<String, String> typed = Map.of(
                "email",
                String.valueOf(person.email()),
                "phone",
                String.valueOf(person.phone()),
                "phones",
                String.valueOf(person.phone()),
                "protocol",
                protocol,
                "protocols",
                protocol,
                "externalProtocol",
                "E" + protocol,
                "contactExternalId",
                "X" + unique,
                "contactExternalIds",
                "X" + unique,
                "contactSearch",
                "Dalva " + unique);
        assertThat(typed).containsKey(filter.name());
        assertThat(export(medium, filter.name(), typed.get(filter.name()))).contains(protocol);
        assertThat(told()).hasSize(1);
    }

    @Test
    void exportOfAnotherPersonsProtocolsIsNotTold() {
        assertThat(export(Medium.VOICE, "protocols", protocol("other"))).contains(protocol("other"));
        assertThat(told()).isEmpty();
    }

    @Test
    void exportOfRecordedCallsIsFoundWhenTheRecordingIsGone() {
        database.sql("""
                        insert into recording (interaction_id, received_at, position, reference)
                        select id, received_at, 0, ? from interaction where protocol = ?""").params(unique, protocol("call")).update();
        assertThat(export(Medium.VOICE, "recording", "true")).contains(protocol("call"));
        database.sql("insert into recording_audio (reference, version, size_bytes, noted_at, deleted_at)"
                        + " values (?, '1', 1, now(), now())")
                .param(unique)
                .update();
        assertThat(told()).hasSize(1);
    }
}
