package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.Call;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.ingestion.IncomingInteraction.Event;
import io.rastro.ingestion.IncomingInteraction.Message;
import io.rastro.ingestion.IncomingIvrCall;
import io.rastro.ingestion.IngestionService;
import io.rastro.interaction.Direction;
import io.rastro.interaction.EventType;
import io.rastro.interaction.Medium;
import io.rastro.interaction.SampleInteraction;
import io.rastro.interaction.Sender;
import io.rastro.ivr.IvrOutcome;
import io.rastro.report.FileText;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may not see documents, phones and e-mail addresses sees them nowhere, and finds nobody by part of them. */
@PortalTest
class MaskedReaderTests {

    private static final String PERIOD = "&from=2015-09-01&to=2015-09-30";
    private static final Instant RECEIVED = Instant.parse("2015-09-03T12:00:00Z");

    /** Parts of the number, the document and the address that are nobody else's here. */
    private static final List<String> HIDDEN =
            List.of("98761", "1-4329", "4329", "529.982", "529982", "hidden.prado", "98 76");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    IngestionService ingestion;

    private final String source = "masked-" + UUID.randomUUID();
    private PortalClient masked;
    private PortalClient whole;

    @BeforeEach
    void tell() {
        ingestion.ingest(source, List.of(call(), chat(Medium.WHATSAPP), chat(Medium.EMAIL)));
        ingestion.ingest(source, List.of(ivrCall()));
        whole = new PortalClient(port).signIn(TestAccounts.create(database, Role.QA));
        masked = new PortalClient(port).signIn(maskedAccount());
    }

    private String maskedAccount() {
        String username = TestAccounts.create(database, Role.QA);
        database.sql("update account set permissions_taken = '{VIEW_UNMASKED}' where username = ?")
                .param(username)
                .update();
        return username;
    }

    private SampleInteraction interaction(Medium medium, String contact) {
        return new SampleInteraction(source + medium, medium, RECEIVED)
                .service("Masked desk")
                .agent(new AgentReference("masked", "Agente Discreta", List.of()))
                .answeredAt(RECEIVED.plusSeconds(10))
                .finishedAt(RECEIVED.plusSeconds(300))
                .contact(new ContactReference(
                        source + contact,
                        contact,
                        "529.982.247-25",
                        "+55 11 98761-4329",
                        "hidden.prado@empresa.com.br"))
                .internalComments("CPF 529.982.247-25, retornar em 11 98761-4329")
                .with(
                        "events",
                        List.of(new Event(
                                RECEIVED.plusSeconds(1),
                                EventType.ENTERED_QUEUE,
                                null,
                                "Masked desk",
                                null,
                                null,
                                null,
                                "veio de 11 98761-4329")));
    }

    private IncomingInteraction call() {
        return interaction(Medium.VOICE, "Dona Discreta")
                .direction(Direction.INBOUND)
                .from("+55 11 98761-4329")
                .to("+55 11 98761-4329")
                .with("conversationId", source)
                .call(new Call(
                        1.0,
                        1.0,
                        "voip.example.com",
                        "011987614329",
                        "PJSIP/5511987614329-0001",
                        "PJSIP/5511987614329-0002",
                        null,
                        null))
                .build();
    }

    /** Its contact has a number in the place of a name. */
    private IncomingInteraction chat(Medium medium) {
        return interaction(medium, "11 98761-4329")
                .from(medium == Medium.EMAIL ? "hidden.prado@empresa.com.br" : "+55 11 98761-4329")
                .with(
                        "messages",
                        List.of(new Message(
                                RECEIVED.plusSeconds(2),
                                Sender.CLIENT,
                                "+55 11 98761-4329",
                                "Sou eu: 529.982.247-25, hidden.prado@empresa.com.br",
                                "rg-529.982.247-25.pdf",
                                "https://files.example.com/529982247-25.pdf")))
                .build();
    }

    private IncomingIvrCall ivrCall() {
        return new IncomingIvrCall(
                source,
                "Masked IVR",
                RECEIVED,
                RECEIVED.plusSeconds(9),
                List.of("1"),
                IvrOutcome.ABANDONED,
                null,
                "+55 11 98761-4329");
    }

    @ParameterizedTest
    @CsvSource({
        "/interactions?media=VOICE",
        "/interactions?media=WHATSAPP",
        "/interactions?media=EMAIL",
        "/interactions.csv?media=VOICE&dialect=script",
        "/interactions.csv?media=WHATSAPP",
        "/interactions.csv?media=EMAIL",
        "/interactions.jsonl?media=VOICE",
        "/interactions.jsonl?media=WHATSAPP",
        "/interactions/draw?media=WHATSAPP&size=5&seed=7&drawn=1735689600",
        "/ivr/calls?groupBy=HOUR&set=RECEIVED",
        "/ivr/calls.csv?groupBy=HOUR&set=RECEIVED",
        "/ivr/calls.jsonl?groupBy=HOUR&set=RECEIVED",
        "/agents/interactions?of=ANSWERED",
        "/agents/interactions.csv?of=ANSWERED",
        "/agents/interactions.jsonl?of=ANSWERED",
        "/interactions/contacts?name=Dona+Disc",
    })
    void noListAndNoFileShowsThem(String address) {
        String asked = address.contains("contacts") ? address : address + PERIOD;
        assertThat(answer(whole, asked).body()).as(asked).containsAnyOf("4329", "529982");
        HttpResponse<String> answer = answer(masked, asked);
        assertThat(answer.statusCode()).as(asked).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(HIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "/interactions.xlsx?media=VOICE",
        "/interactions.xlsx?media=WHATSAPP",
        "/interactions.xlsx?media=EMAIL",
        "/ivr/calls.xlsx?groupBy=HOUR&set=RECEIVED",
        "/agents/interactions.xlsx?of=ANSWERED"
    })
    void noWorkbookShowsThem(String address) {
        assertThat(FileText.ofWorkbook(whole.file(address + PERIOD)).toString()).containsAnyOf("4329", "529982");
        assertThat(FileText.ofWorkbook(masked.file(address + PERIOD)).toString())
                .contains("Masked")
                .doesNotContain(HIDDEN);
    }

    private static HttpResponse<String> answer(PortalClient reader, String address) {
        return address.contains("contacts") ? reader.submit(address, Map.of()) : reader.get(address);
    }

    @ParameterizedTest
    @CsvSource({"VOICE", "WHATSAPP", "EMAIL"})
    void noHistoryShowsThem(Medium medium) {
        String address = "/conversations/" + conversation(medium);
        assertThat(whole.get(address).body()).contains("529.982", "98761");
        String told = masked.get(address).body();
        assertThat(told).doesNotContain(HIDDEN).contains("***.***.***-25");
        assertThat(masked.get(address + "?paper=1").body()).doesNotContain(HIDDEN);
    }

    private long conversation(Medium medium) {
        return database.sql(
                        "select i.conversation_id from interaction i join interaction_key k on k.interaction_id = i.id"
                                + " where k.external_id = ?")
                .param(source + medium)
                .query(Long.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource({"529", "hidden.prado@", "4329", "hidden", "prado"})
    void wordsOfAHistoryAreNotFoundByWhatIsHidden(String words) {
        String address = "/conversations/" + conversation(Medium.WHATSAPP) + "?find=" + words;
        assertThat(Jsoup.parse(whole.get(address).body()).select("mark")).isNotEmpty();
        assertThat(Jsoup.parse(masked.get(address).body()).select("mark")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "VOICE, phone, 4329, número completo",
        "VOICE, phone, 98761-4329, número completo",
        "EMAIL, email, hidden.prado, e-mail completo",
        "EMAIL, email, prado@empresa, e-mail completo",
        "WHATSAPP, contactSearch, 4329, parte do nome",
        "WHATSAPP, contactSearch, prado@, parte do nome",
    })
    void partOfWhatIsHiddenFindsNobodyAndIsToldAtItsField(Medium medium, String field, String part, String told) {
        String address = "/interactions?media=" + medium + PERIOD + "&" + field + "=" + encoded(part);
        assertThat(whole.get(address).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = masked.get(address);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(refused.body()).select("#e-" + field).text()).contains(told);
        assertThat(masked.get(address.replace("/interactions?", "/interactions.csv?"))
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "VOICE, phone, +55 11 98761-4329",
        "EMAIL, email, hidden.prado@empresa.com.br",
        "VOICE, contactSearch, dona disc",
    })
    void wholeValueAndNameFindThePerson(Medium medium, String field, String value) {
        String address = "/interactions?media=" + medium + PERIOD + "&" + field + "=" + encoded(value);
        HttpResponse<String> found = masked.get(address);
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(found.body()).select("tbody tr")).isNotEmpty();
    }

    @Test
    void suggestionsGiveNobodyByANumber() {
        assertThat(answer(whole, "/interactions/contacts?name=98761-4329").body())
                .contains("98761");
        assertThat(answer(masked, "/interactions/contacts?name=98761-4329").body())
                .isEqualTo("[]");
        assertThat(answer(masked, "/interactions/contacts?name=Dona+Discreta").body())
                .contains("Dona Discreta\"");
    }

    /** Some channels know nothing of a client but an address, which then stands in the place of the name. */
    @ParameterizedTest
    @CsvSource({"prado, false", "hidden, false", "hi, false", "empresa, false", "Freguesa, true"})
    void lettersOfAnAddressInANameFindNobody(String letters, boolean found) {
        ingestion.ingest(
                source,
                List.of(interaction(Medium.CHAT, "Freguesa hidden.prado@empresa.com.br")
                        .build()));
        String address = "/interactions?media=CHAT" + PERIOD + "&contactSearch=" + letters;
        assertThat(Jsoup.parse(whole.get(address).body()).select(".rgrid tbody tr"))
                .isNotEmpty();
        assertThat(Jsoup.parse(masked.get(address).body())
                        .select(".rgrid tbody tr")
                        .isEmpty())
                .isNotEqualTo(found);
        String suggested =
                answer(masked, "/interactions/contacts?name=" + letters).body();
        assertThat(suggested.contains("Freguesa h***@empresa.com.br")).isEqualTo(found);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
