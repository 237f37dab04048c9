package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.ingestion.IngestionService;
import io.rastro.interaction.Medium;
import io.rastro.interaction.SampleInteraction;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class ContactPickTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    IngestionService ingestion;

    private final String source = "picks-" + UUID.randomUUID();
    private final String name = "Xisto " + source.substring(source.length() - 8);
    private PortalClient portal;

    @BeforeEach
    void signIn() {
        portal = new PortalClient(port).signIn(TestAccounts.create(database, Role.ANALYST));
    }

    private void tell(String protocol, @Nullable String document, @Nullable String phone, @Nullable String email) {
        ingestion.ingest(
                source,
                List.of(new SampleInteraction(source + protocol, Medium.CHAT, Instant.parse("2026-03-03T12:00:00Z"))
                        .protocol(protocol)
                        .contact(new ContactReference(null, name, document, phone, email))
                        .build()));
    }

    @Test
    void equalNamesAreToldApartByTheEndOfWhatElseIsKnown() {
        tell("phone", null, "11 98765-4321", null);
        tell("same phone", null, "+551187654321", null);
        tell("document", "123.456.789-09", null, null);
        tell("e-mail", null, null, "Xisto@example.com");
        tell("nothing", null, null, null);
        String listed =
                portal.submit("/interactions/contacts", Map.of("name", name)).body();
        assertThat(listed.split("\"id\"")).hasSize(5);
        assertThat(listed)
                .contains(name + " · …4321\"", name + " · …909\"", name + " · X…@example.com\"", name + "\"")
                .doesNotContain("98765", "123456");
    }

    @Test
    void nameIsFoundAsItLooksWhateverWasPastedWithIt() {
        tell("pasted", null, null, null);
        String pasted = "\u202A" + name.replace(" ", "\u00A0") + "\u202C";
        assertThat(portal.submit("/interactions/contacts", Map.of("name", pasted))
                        .body())
                .contains(name);
    }

    @Test
    void contactThatBecameAnotherFindsTheSameAsThatOne() {
        tell("a", null, "11 98765-4322", null);
        tell("b", "111.444.777-35", null, null);
        List<Long> apart = contacts();
        tell("c", "111.444.777-35", "11 98765-4322", null);
        assertThat(apart)
                .hasSize(2)
                .allSatisfy(id -> assertThat(new ReportReader(portal)
                                .csvProtocols("media=CHAT&from=2026-03-03&to=2026-03-03&contact=" + id))
                        .containsExactlyInAnyOrder("a", "b", "c"));
        assertThat(portal.submit("/interactions/contacts", Map.of("name", name))
                        .body()
                        .split("\"id\""))
                .hasSize(2);
    }

    /** More of the name than are looked at one by one. */
    @Test
    void contactOfASmallServiceIsListedBehindManyOfTheSameNameElsewhere() {
        database.sql("insert into contact (source, identity, name) select ?, number::text, ? || number"
                        + " from generate_series(1, 1100) number")
                .params(source, name)
                .update();
        ingestion.ingest(
                source,
                List.of(new SampleInteraction(source, Medium.CHAT, Instant.parse("2026-03-03T12:00:00Z"))
                        .service(source)
                        .contact(new ContactReference(null, name + " Only", null, null, null))
                        .build()));
        int service = database.sql("select id from service_queue where name = ?")
                .param(source)
                .query(Integer.class)
                .single();
        portal.signIn(TestAccounts.createFor(database, Role.ANALYST, service));
        assertThat(portal.submit("/interactions/contacts", Map.of("name", name)).body())
                .contains(name + " Only")
                .doesNotContain(name + "1");
    }

    private List<Long> contacts() {
        return database.sql("select id from contact where source = ?")
                .param(source)
                .query(Long.class)
                .list();
    }
}
