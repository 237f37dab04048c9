package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.IncomingInteraction.Message;
import io.rastro.interaction.Expiration;
import io.rastro.interaction.Sender;
import io.rastro.interaction.StartedBy;
import io.rastro.interaction.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** Chats as WhatsApp exports them, from the file to interactions. */
class ChatRowsTests {

    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");
    private static final String CUSTOMER = "Márcia Prado";
    private static final String CENTRE = "Loja: Centro";

    @TempDir
    Path folder;

    private static String fixture(String name) throws IOException {
        return new ClassPathResource("chat/" + name + ".txt").getContentAsString(StandardCharsets.UTF_8);
    }

    private ChatSample sample(String text, String fileName) throws IOException {
        Path file = Files.writeString(folder.resolve("chat"), text);
        return new ChatSample(file, fileName);
    }

    private static ChatMapping decided(ChatMapping proposal) {
        return new ChatMapping(
                proposal.zone(),
                proposal.monthFirst(),
                "Vendas",
                CUSTOMER,
                null,
                Map.of(CUSTOMER, ChatSide.CUSTOMER, CENTRE, ChatSide.CENTRE));
    }

    private static ChatMapping two(boolean monthFirst) {
        return new ChatMapping(
                SAO_PAULO.getId(),
                monthFirst,
                "Vendas",
                "Ana",
                null,
                Map.of("Ana", ChatSide.CUSTOMER, "Loja", ChatSide.CENTRE));
    }

    private static ChatRows rows(String text, ChatMapping mapping) {
        return new ChatRows(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), mapping);
    }

    private static List<InputRow> all(ChatRows rows) throws IOException {
        List<InputRow> all = new ArrayList<>();
        for (InputRow row = rows.next(); row != null; row = rows.next()) {
            all.add(row);
        }
        return all;
    }

    private static List<IncomingInteraction> interactions(List<InputRow> rows) {
        return rows.stream()
                .map(InputRow::incoming)
                .filter(IncomingInteraction.class::isInstance)
                .map(IncomingInteraction.class::cast)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "android-pt",
                "android-pt-comma",
                "android-en",
                "android-es",
                "ios-pt",
                "ios-pt-without-comma",
                "ios-en",
                "ios-en-uk",
                "year-first"
            })
    void everyDialectTellsTheSameChat(String dialect) throws IOException {
        String text = fixture(dialect);
        ChatSample sample = sample(text, "Conversa do WhatsApp com Márcia Prado.zip");
        assertThat(FileType.of(folder.resolve("chat"))).isEqualTo(FileType.WHATSAPP_CHAT);
        ChatMapping proposal = sample.proposal(SAO_PAULO);
        assertThat(proposal.sides()).isEqualTo(Map.of(CUSTOMER, ChatSide.CUSTOMER, CENTRE, ChatSide.CENTRE));
        assertThat(decided(proposal).missing(sample)).isEmpty();
        ChatRows rows = rows(text, decided(proposal));
        List<IncomingInteraction> segments = interactions(all(rows));
        assertThat(segments.stream().map(IncomingInteraction::externalId))
                .containsExactly(
                        "whatsapp-chat:márcia prado:2026-11-03T12:00:00Z",
                        "whatsapp-chat:márcia prado:2026-11-20T13:00:00Z",
                        "whatsapp-chat:márcia prado:2026-11-21T14:00:00Z");
        first(segments.get(0));
        IncomingInteraction second = segments.get(1);
        assertThat(second.ending().startedBy()).isEqualTo(StartedBy.COMPANY);
        assertThat(second.ending().expiration()).isEqualTo(Expiration.EXPIRED);
        assertThat(second.trail().messages().get(0).text())
                .startsWith("Chegou seu pedido")
                .endsWith(">");
        assertThat(rows.tally().all()).isEqualTo(text.lines().count());
        assertThat(rows.tally().ofWhatsApp()).isEqualTo(1);
        assertThat(rows.tally().inMessages()).isEqualTo(text.lines().count() - 1);
    }

    private static void first(IncomingInteraction segment) {
        assertThat(minute(segment.stamps().receivedAt())).isEqualTo("2026-11-03T12:00:00Z");
        assertThat(minute(segment.stamps().answeredAt())).isEqualTo("2026-11-03T12:02:00Z");
        assertThat(minute(segment.stamps().finishedAt())).isEqualTo("2026-11-04T11:00:00Z");
        assertThat(segment.ending().status()).isEqualTo(Status.SERVICE_COMPLETED);
        assertThat(segment.ending().startedBy()).isEqualTo(StartedBy.CLIENT);
        assertThat(segment.ending().expiration()).isEqualTo(Expiration.ACTIVE);
        assertThat(segment.parties().agent()).isNotNull().extracting("name").isEqualTo(CENTRE);
        List<Message> messages = segment.trail().messages();
        assertThat(messages.stream().map(Message::sender))
                .containsExactly(
                        Sender.CLIENT,
                        Sender.AGENT,
                        Sender.AGENT,
                        Sender.CLIENT,
                        Sender.AGENT,
                        Sender.AGENT,
                        Sender.CLIENT);
        assertThat(messages.get(0).text()).isEqualTo("Bom dia! Vocês têm o tênis 38?\n\nÉ para hoje");
        assertThat(messages.get(1).text()).isEqualTo(messages.get(2).text()).isEqualTo("Bom dia, Márcia: temos sim");
        assertThat(messages.get(3).attachmentName()).endsWith(".jpg").doesNotContain("\u200E");
        assertThat(messages.get(3).text()).endsWith("este");
        assertThat(messages.get(4).text()).containsAnyOf("Mídia oculta", "omit", "ocultada");
        assertThat(messages.get(5).text()).containsAnyOf("apagada", "deleted", "eliminó");
    }

    private static String minute(@Nullable Instant at) {
        return String.valueOf(at == null ? null : at.truncatedTo(ChronoUnit.MINUTES));
    }

    @Test
    void laterExportOfAnotherTelephoneHasTheSameKeys() throws IOException {
        String android = fixture("android-en");
        ChatMapping english = decided(sample(android, "").proposal(SAO_PAULO));
        String ios = fixture("ios-pt");
        List<String> later = keys(ios, decided(sample(ios, "").proposal(SAO_PAULO)));
        assertThat(keys(android, english)).isEqualTo(later);
        assertThat(later)
                .startsWith(keys(android.substring(0, android.indexOf("11/20/26")), english)
                        .toArray(String[]::new));
    }

    private static List<String> keys(String text, ChatMapping mapping) throws IOException {
        return interactions(all(rows(text, mapping))).stream()
                .map(IncomingInteraction::externalId)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            03/11/2026 09:00 - Ana: Oi               | /  | 26-11-03 09:00:00
            3/11/26 9:00 - Ana: Oi                   | /  | 26-11-03 09:00:00
            03.11.26, 09:00 - Ana: Oi                | .  | 26-11-03 09:00:00
            03-11-2026 09.00 - Ana: Oi               | -  | 26-11-03 09:00:00
            2026/11/03, 21:00 - Ana: Oi              | /  | 26-11-03 21:00:00
            3/11/26, 12:05 AM - Ana: Oi              | /h | 26-11-03 00:05:00
            3/11/26, 12:05 PM - Ana: Oi              | /h | 26-11-03 12:05:00
            3/11/26, 9:00 p. m. - Ana: Oi            | /h | 26-11-03 21:00:00
            [03/11/2026 09:00:07] Ana: Oi            | [/s | 26-11-03 09:00:07
            [03/11/26, 9:00:07 pm] Ana: Oi           | [/sh | 26-11-03 21:00:07
            03/11/2026 09:00 Ana: Oi                 |    |
            [03/11/2026 09:00 - Ana: Oi              |    |
            03/11-2026 09:00 - Ana: Oi               |    |
            03/11/2026 - Ana: Oi                     |    |
            Oi, 03/11/2026 09:00 - Ana: Oi           |    |
            """)
    void headsOfEveryClockAreRead(String line, @Nullable String shape, @Nullable String at) {
        ChatHead head = ChatHead.of("\u200E" + line);
        assertThat(head == null ? null : head.shape()).isEqualTo(shape);
        assertThat(
                        head == null
                                ? null
                                : String.valueOf(head.at(false)).replace('T', ' ') + (head.seconds() == 0 ? ":00" : ""))
                .isEqualTo(at == null ? null : "20" + at);
    }

    @ParameterizedTest
    @CsvSource({
        "3/11/26;4/11/26;5/11/26, ",
        "11/3/26;11/4/26;11/20/26, true",
        "3/11/26;20/11/26, false",
        // Months that run back are days.
        "28/1/26;1/2/26;2/2/26, false",
        "10/1/26;11/1/26;1/2/26, false",
        "1/10/26;1/11/26;2/1/26, true",
        "3/3/26;4/4/26, false",
        "13/1/26;1/13/26, ",
    })
    void orderOfDayAndMonthIsProvenOrAsked(String dates, @Nullable Boolean monthFirst) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String date : dates.split(";")) {
            text.append(date).append(", 09:00 - Ana: Oi\n");
        }
        assertThat(sample(text.toString(), "").proposal(SAO_PAULO).monthFirst()).isEqualTo(monthFirst);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Conversa do WhatsApp com Ana Souza.zip, Ana Souza",
                "Conversa do WhatsApp com +55 11 98765-4321.txt, +55 11 98765-4321",
                "WhatsApp Chat with Ana (2).zip, Ana",
                "WhatsApp Chat - Ana.zip, Ana",
                "Chat de WhatsApp con Ana.txt, Ana",
                "_chat.txt, -",
                "relatorio.csv, -",
            })
    void fileTellsWithWhomTheChatIs(String file, @Nullable String name) {
        assertThat(ChatName.of(file)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "IMG-1.jpg (arquivo anexado), -, IMG-1.jpg",
                "\u200EAUD-1.opus (file attached), -, AUD-1.opus",
                "\u200E<anexado: 0001-PHOTO.jpg>, -, 0001-PHOTO.jpg",
                "veja \u200E<attached: a b.pdf>, veja, a b.pdf",
                "<Mídia oculta>, <Mídia oculta>, -",
                "(arquivo anexado), (arquivo anexado), -",
                "\u200E, -, -",
            })
    void attachmentsAreNamed(String written, @Nullable String text, @Nullable String attachment) {
        assertThat(ChatText.of(written)).isEqualTo(new ChatText(text, attachment));
    }

    @Test
    void numberIsTheCustomerAndItsMarksAreNoneOfItsName() throws IOException {
        String text = "03/11/2026 09:00 - \u202A+55 11 98765\u20114321\u202C: Oi\n03/11/2026 09:01 - Loja: Olá\n";
        ChatMapping proposal = sample(text, "x.txt").proposal(SAO_PAULO);
        assertThat(proposal.phone()).isNotNull();
        assertThat(proposal.sides().values()).containsExactly(ChatSide.CUSTOMER, ChatSide.CENTRE);
        assertThat(proposal.customerKey()).isEqualTo("+5511987654321");
    }

    @Test
    void whatIsInNoMessageIsRefusedWithItsLineOrOfWhatsApp() throws IOException {
        String text = """

                perdida
                03/11/2026 09:00 - Você criou este grupo
                Saiba mais
                03/11/2026 09:01 - Ana: Oi
                31/11/2026 09:01 - Ana: que dia é hoje?
                e agora?
                [03/11/2026 09:02:00] Loja: colado de outra conversa
                03/11/2026 09:02 - Loja: Olá
                """;
        ChatRows rows = rows(text, two(false)).tellingLines();
        List<InputRow> all = all(rows);
        assertThat(all.stream()
                        .filter(row -> row.problem() != null)
                        .map(row -> row.line() + " " + row.problem().key()))
                .containsExactly("2 chatBeforeFirst", "6 chatStamp");
        assertThat(interactions(all))
                .singleElement()
                .satisfies(segment -> assertThat(
                                segment.trail().messages().stream().map(Message::text))
                        .containsExactly("Oi", "Olá"));
        ChatTally tally = rows.tally();
        assertThat(List.of(tally.all(), tally.inMessages(), tally.ofWhatsApp(), tally.refused()))
                .containsExactly(9L, 2L, 2L, 4L);
        assertThat(all.get(all.size() - 1).warnings()).contains(Notice.of("chatLines", 9, 2, 2, 4));
    }

    @Test
    void messageLongerThanWhatsAppAllowsIsRefused() throws IOException {
        String text =
                "03/11/2026 09:00 - Ana: " + "x\n".repeat(ChatEntries.MESSAGE_LIMIT) + "03/11/2026 09:01 - Loja: Olá\n";
        List<InputRow> all = all(rows(text, two(false)));
        assertThat(all.get(0).problem()).isEqualTo(Notice.of("chatMessageTooLong", 256));
        assertThat(interactions(all)).hasSize(1);
    }

    @Test
    void hourThatTheClockRepeatsIsReadInTheOrderOfTheFile() throws IOException {
        String text = """
                17/02/2018 23:50 - Ana: antes
                17/02/2018 23:10 - Ana: depois
                18/02/2018 00:10 - Ana: domingo
                """;
        assertThat(interactions(all(rows(text, two(false)))).get(0).trail().messages().stream()
                        .map(message -> message.sentAt() + " " + message.text()))
                .containsExactly(
                        "2018-02-18T01:50:00Z antes", "2018-02-18T02:10:00Z depois", "2018-02-18T03:10:00Z domingo");
    }

    @Test
    void segmentsThatBeginInTheSameMinuteAreTwo() throws IOException {
        String text = "03/11/2026 09:00 - Ana: a\n03/11/2025 09:00 - Ana: b\n03/11/2026 09:00 - Ana: c\n";
        assertThat(keys(text, two(false))).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void colonsOfWhatSomebodySaysAreNotOfTheName() throws IOException {
        String text = "03/11/2026 09:00 - Ana: Obs: um\n".repeat(3);
        assertThat(sample(text, "").authors()).isEqualTo(Map.of("Ana", 3));
        assertThat(sample(text.repeat(2), "WhatsApp Chat with Ana.txt").authors())
                .isEqualTo(Map.of("Ana", 6));
        assertThat(sample(text.repeat(2), "").authors()).isEqualTo(Map.of("Ana: Obs", 6));
        assertThat(ChatAuthors.attribute("Ana: Obs: um", Set.of("Ana", "Ana: Obs")))
                .isEqualTo(new ChatAuthors.Attribution("Ana: Obs", "um"));
    }

    private Path zip(Map<String, String> texts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                zip.putNextEntry(new ZipEntry(text.getKey()));
                zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return Files.write(folder.resolve("chat.zip"), bytes.toByteArray());
    }

    @Test
    void archiveIsAChatIfItTellsWhichTextIs() throws IOException {
        String chat = fixture("android-pt");
        assertThat(FileType.of(
                        zip(Map.of("Conversa do WhatsApp com Ana.txt", chat, "notas.txt", "oi", "IMG-1.jpg", "x"))))
                .isEqualTo(FileType.CHAT_ARCHIVE);
        assertThat(FileType.of(zip(Map.of("_chat.txt", chat, "outra.txt", chat))))
                .isEqualTo(FileType.CHAT_ARCHIVE);
        assertThat(FileType.of(zip(Map.of("uma.txt", chat, "outra.txt", chat)))).isEqualTo(FileType.ZIP);
        assertThat(FileType.of(zip(Map.of("_chat.txt", "id;inicio\n1;2\n")))).isEqualTo(FileType.ZIP);
        assertThat(FileType.of(zip(Map.of("notas.txt", "oi")))).isEqualTo(FileType.ZIP);
    }

    @Test
    void noMoreIsUnpackedThanAChatMayHave() throws IOException {
        String message = "03/11/2026 09:00 - Ana: " + "x".repeat(1000) + "\n";
        Path archive = zip(Map.of("_chat.txt", message.repeat(80_000)));
        assertThat(Files.size(archive)).isLessThan(1024 * 1024);
        Path text = folder.resolve("text");
        ChatArchive.unpack(archive, text);
        assertThat(Files.size(text)).isBetween(ChatSample.LARGEST_BYTES + 1, ChatSample.LARGEST_BYTES + 64 * 1024);
    }

    @Test
    void archiveOfTooManyEntriesIsNotSearched() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int index = 0; index < ArchiveContents.MOST_ENTRIES; index++) {
                zip.putNextEntry(new ZipEntry(index + ".x"));
            }
            zip.putNextEntry(new ZipEntry("conversa.txt"));
            zip.write(fixture("android-pt").getBytes(StandardCharsets.UTF_8));
        }
        Path archive = Files.write(folder.resolve("many.zip"), bytes.toByteArray());
        assertThat(FileType.of(archive)).isEqualTo(FileType.OVERFULL_ARCHIVE);
    }
}
