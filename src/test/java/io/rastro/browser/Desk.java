package io.rastro.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.Call;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.ingestion.IngestionService;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Expiration;
import io.rastro.interaction.Medium;
import io.rastro.interaction.SampleInteraction;
import io.rastro.interaction.StartedBy;
import io.rastro.interaction.Status;
import io.rastro.testing.TestAccounts;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A small contact centre with two services of its own; its readers see nothing else. On WhatsApp the first service has
 * {@link #WHATSAPP} interactions, one a minute, numbered by protocol; every seventh was transferred.
 */
final class Desk {

    static final int WHATSAPP = 120;
    static final int OTHERS = 8;
    static final String SERVICE = "Balcão do navegador";
    static final String OTHER_SERVICE = "Retaguarda do navegador";
    static final Instant START = Instant.parse("2026-03-10T13:00:00Z");

    private final JdbcClient database;

    Desk(IngestionService ingestion, JdbcClient database) {
        this.database = database;
        List<IncomingInteraction> all = new java.util.ArrayList<>();
        IntStream.rangeClosed(1, WHATSAPP).forEach(n -> all.add(interaction(Medium.WHATSAPP, SERVICE, n)));
        for (Medium medium : List.of(Medium.VOICE, Medium.CHAT, Medium.EMAIL)) {
            IntStream.rangeClosed(1, OTHERS).forEach(n -> all.add(interaction(medium, SERVICE, n)));
        }
        IntStream.rangeClosed(1, OTHERS).forEach(n -> all.add(interaction(Medium.WHATSAPP, OTHER_SERVICE, n)));
        assertThat(ingestion.ingest("browser", all).rejected()).isZero();
    }

    String reader(Role role) {
        return TestAccounts.createFor(database, role, service(SERVICE), service(OTHER_SERVICE));
    }

    int service(String name) {
        return database.sql("select id from service_queue where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    static String protocol(Medium medium, String service, int number) {
        return "%s%s%04d".formatted(medium.name().charAt(0), service.charAt(0), number);
    }

    private static IncomingInteraction interaction(Medium medium, String service, int number) {
        Instant start = START.plusSeconds(60L * number);
        SampleInteraction row = new SampleInteraction(medium + service + number, medium, start)
                .finishedAt(start.plusSeconds(300 + number))
                .protocol(protocol(medium, service, number))
                .externalProtocol(number % 3 == 0 ? "EXT-" + number : null)
                .service(service)
                .contact(contact(number))
                .origin("Portal")
                .from(
                        medium == Medium.EMAIL
                                ? "contato%d@exemplo.com.br".formatted(number)
                                : "+5511970000%03d".formatted(number))
                .status(
                        number % 5 == 0
                                ? Status.ABANDONED
                                : number % 7 == 0 ? Status.SERVICE_TRANSFERRED : Status.SERVICE_COMPLETED)
                .portfolio(number % 2 == 0)
                .internalComments("Caminho: menu > 2")
                .tags(number % 2 == 0 ? List.of("Dúvida", "Segunda via") : List.of());
        if (number % 5 != 0) {
            row.answeredAt(start.plusSeconds(20))
                    .firstMessageAt(start.plusSeconds(45))
                    .agent(agent(number));
        }
        if (medium == Medium.VOICE) {
            row.direction(Direction.INBOUND)
                    .to("7101")
                    .call(new Call(20.0 + number * 20, 0.5, "voz.example.com", null, null, null, null, null));
        }
        if (medium == Medium.WHATSAPP || medium == Medium.CHAT) {
            row.expiration(number % 4 == 0 ? Expiration.EXPIRED : Expiration.ACTIVE)
                    .startedBy(medium == Medium.WHATSAPP ? StartedBy.CLIENT : null);
        }
        return row.build();
    }

    private static AgentReference agent(int number) {
        return new AgentReference(null, number % 2 == 0 ? "Célia Arantes do Navegador" : "Davi Ñandú", List.of());
    }

    private static ContactReference contact(int number) {
        String name = number == 3
                ? "=HYPERLINK(\"http://x\")"
                : number == 4
                        ? "Associação Beneficente dos Trabalhadores Aposentados de São José do Vale do Rio Preto Ltda."
                        : "Cliente Número " + number;
        return new ContactReference("nav-" + number, name, null, null, null);
    }
}
