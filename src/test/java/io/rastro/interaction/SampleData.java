package io.rastro.interaction;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.Call;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.ingestion.IncomingInteraction.RecordingReference;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Interactions of every medium from a fixed seed, thick with what filters get wrong: the days around both clock changes
 * of São Paulo, the borders of hours and quarters, numbers with and without codes, accents, and text that is no text.
 */
public final class SampleData {

    public static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    private static final List<String> DAYS = List.of(
            "2018-11-03",
            "2018-11-04",
            "2018-11-05",
            "2018-12-31",
            "2019-01-01",
            "2019-02-16",
            "2019-02-16",
            "2019-02-17");
    private static final List<String> TIMES = List.of(
            "00:00:00",
            "00:00:59",
            "00:30:00",
            "05:59:59",
            "06:00:00",
            "06:00:59",
            "06:01:00",
            "11:59:59",
            "12:00:00",
            "12:00:59",
            "12:01:00",
            "21:59:59",
            "22:00:00",
            "22:59:59",
            "23:00:00",
            "23:30:00",
            "23:59:59");
    private static final List<AgentReference> AGENTS = List.of(
            new AgentReference("1", "Ana Luísa Prado", List.of("Manhã", "Líder")),
            new AgentReference("2", "Zé Antônio", List.of("Manhã")),
            new AgentReference("3", "Íris Conceição", List.of("Noite")),
            new AgentReference("4", "Bruno", List.of("Noite", "Home office")),
            new AgentReference("5", "=Márcia", List.of()));
    private static final List<String> TAGS =
            List.of("Elogio", "Dúvida", "2ª via", "Reclamação; urgente", "Tag, com vírgula", "=SOMA(1;1)");
    private static final List<ContactReference> CONTACTS = List.of(
            contact("C-1", "João da Conceição", "123.456.789-09", "joao@empresa.com"),
            contact("C-2", "JOAO BATISTA", "00.000.000/0001-91", "joao@empresa.com.br"),
            contact("C-3", "maria joão", "12.ABC.345/01DE-35", "MARIA.JOAO@Empresa.com"),
            contact("C-4", "Ana Júlia d'Ávila", null, "ana_julia@outra.com.br"),
            contact("C-5", "O'Neill; \"Zé\"", "000.000.001-91", "anaXjulia@outra.com.br"),
            contact("007", "100% Ltda", null, "contato+vendas@100pct.com"),
            contact("7", "Li", null, "li@x.br"),
            contact(null, "Sem Identificação", "111.444.777-35", null),
            contact("C-9", null, null, "so.o.endereco@empresa.com"));
    private static final List<String> PHONES = List.of(
            "+55 11 98841-0273",
            "(11) 98841-0273",
            "011988410273",
            "(21) 98841-0273",
            "+55 (55) 99123-4567",
            "55 99123-4567",
            "4002-8922",
            "+1 212 555 0100",
            "0800 722 0273",
            "0273");

    private final Random random;
    private int number;

    private SampleData(int seed) {
        random = new Random(seed);
    }

    private static ContactReference contact(
            @Nullable String externalId, @Nullable String name, @Nullable String document, @Nullable String email) {
        return new ContactReference(externalId, name, document, null, email);
    }

    /** The same rows at every call. */
    public static List<IncomingInteraction> interactions() {
        SampleData data = new SampleData(20181104);
        List<IncomingInteraction> all = new ArrayList<>();
        for (Medium medium : Medium.values()) {
            int rows = medium == Medium.VOICE ? 120 : medium == Medium.WHATSAPP ? 80 : 30;
            for (int row = 0; row < rows; row++) {
                all.add(data.interaction(medium));
            }
        }
        return all;
    }

    private IncomingInteraction interaction(Medium medium) {
        number++;
        ZonedDateTime received = received();
        SampleInteraction row = new SampleInteraction("S" + number, medium, received.toInstant())
                .status(oneOf(List.of(Status.values())))
                .finishedAt(received.plusSeconds(90).toInstant())
                .protocol(protocol())
                .externalProtocol(sometimes(oneOf(List.of("EXT 1", "ext 1", "0001", "+1"))))
                .service(sometimes(oneOf(List.of("Suporte", "Cobrança", "Vendas SP", "SAC — Nível 2"))))
                .contact(sometimes(oneOf(CONTACTS)))
                .origin(oneOf(List.of("Portal", "Zendesk", "Salesforce", "Pipedrive")))
                .portfolio(sometimes(random.nextBoolean()))
                .lastReply(sometimes(oneOf(List.of(LastReply.values()))))
                .internalComments(sometimes(comment()))
                .tags(tags());
        if (random.nextInt(4) > 0) {
            answered(row, received);
        }
        onlyOf(medium, row, received);
        return row.build();
    }

    private ZonedDateTime received() {
        LocalTime time = random.nextInt(4) == 0
                ? LocalTime.ofSecondOfDay(random.nextInt(86_400))
                : LocalTime.parse(oneOf(TIMES));
        ZonedDateTime received = ZonedDateTime.of(LocalDate.parse(oneOf(DAYS)), time, ZONE);
        return random.nextBoolean() ? received.withLaterOffsetAtOverlap() : received.withEarlierOffsetAtOverlap();
    }

    private void answered(SampleInteraction row, ZonedDateTime received) {
        long handled = oneOf(List.of(0L, 59L, 3_600L, 97_390L, 400_000L));
        ZonedDateTime answered = received.plusSeconds(random.nextInt(300));
        row.agent(oneOf(AGENTS))
                .answeredAt(answered.toInstant())
                .firstMessageAt(
                        sometimes(answered.plusSeconds(random.nextInt(100)).toInstant()))
                .finishedAt(answered.plusSeconds(handled).toInstant())
                .holdSeconds(handled == 0 ? null : sometimes(random.nextInt((int) handled)));
    }

    private void onlyOf(Medium medium, SampleInteraction row, ZonedDateTime received) {
        switch (medium) {
            case VOICE -> call(row, received);
            case WHATSAPP, CHAT ->
                row.expiration(sometimes(oneOf(List.of(Expiration.values()))))
                        .startedBy(medium == Medium.CHAT ? null : sometimes(oneOf(List.of(StartedBy.values()))))
                        .from(sometimes(oneOf(PHONES)));
            case EMAIL -> row.from(sometimes("Fulano <joao.antigo@empresa.com>"));
            case SMS, RECLAME_AQUI -> row.from(sometimes(oneOf(PHONES)));
            default -> row.from("@fulano");
        }
        if (medium != Medium.VOICE) {
            row.queuedAt(sometimes(received.plusSeconds(5).toInstant()))
                    .responseSeconds(sometimes(random.nextInt(9_000)));
        }
    }

    private void call(SampleInteraction row, ZonedDateTime received) {
        row.direction(sometimes(oneOf(List.of(Direction.values()))))
                .voiceStatus(sometimes(oneOf(List.of(VoiceStatus.values()))))
                .from(oneOf(PHONES))
                .to(oneOf(PHONES))
                .with("recordings", number % 3 == 0 ? List.of(recording()) : List.of())
                .call(sometimes(new Call(
                        sometimes(oneOf(List.of(0.0, 69.999, 70.0, 150.5, 150.999, 151.0))),
                        sometimes(oneOf(List.of(0.0, 0.99, 1.0, 1.01, 5.0, 5.01))),
                        "server.voip.example.com",
                        "0" + number,
                        "PJSIP/tronco-0001abcd",
                        sometimes("PJSIP/ramal-0001abce"),
                        sometimes(received.plusSeconds(20).toInstant()),
                        sometimes(received.plusSeconds(21).toInstant()))));
    }

    private RecordingReference recording() {
        return new RecordingReference("sample-" + number + ".wav", null, null, null);
    }

    private String protocol() {
        return switch (number % 9) {
            case 0 -> String.format("%018d", number);
            case 1 -> "20181104" + String.format("%010d", number);
            case 2 -> "+5511" + (900_000_000 + number);
            case 3 -> "=1+" + number;
            case 4 -> "@" + number;
            case 5 -> "10-" + number;
            case 6 -> "-" + number;
            case 7 -> "+55 11 9-" + number;
            default -> "a;\"" + number + "\",b";
        };
    }

    private String comment() {
        return oneOf(List.of(
                "URA > 1 > fila\nCliente disse: \"não\"; desligou",
                "linha 1\r\nlinha 2",
                "\t=1+1",
                "'=1+1",
                "emoji 😀, acentos çãõ",
                "0001\t",
                "vírgula, ponto e vírgula; aspas \""));
    }

    private List<String> tags() {
        List<String> tags = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            tags.add(oneOf(TAGS));
        }
        return tags;
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> @Nullable T sometimes(T value) {
        return random.nextInt(4) == 0 ? null : value;
    }
}
