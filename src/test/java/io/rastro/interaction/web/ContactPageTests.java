package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rastro.account.Role;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.ingestion.IngestionService;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import io.rastro.interaction.SampleInteraction;
import io.rastro.interaction.Status;
import io.rastro.report.FileText;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A contact's page: everything one person did, on every medium, as far as its reader may see it. */
@PortalTest
class ContactPageTests {

    private static final Instant BEGIN = Instant.parse("2014-05-05T12:00:00Z");
    private static final int CONVERSATIONS = 60;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    IngestionService ingestion;

    private final String source = "person-" + UUID.randomUUID();
    private final String ours = "Nossa " + source;
    private final String theirs = "Deles " + source;
    private PortalClient everything;
    private PortalClient limited;

    @BeforeEach
    void tell() {
        ingestion.ingest(
                source,
                List.of(
                        interaction("call", Medium.VOICE, 0, ours)
                                .direction(Direction.INBOUND)
                                .build(),
                        interaction("first", Medium.WHATSAPP, 3_600, ours)
                                .conversationId("talk")
                                .status(Status.SERVICE_TRANSFERRED)
                                .build(),
                        interaction("second", Medium.WHATSAPP, 7_200, theirs)
                                .conversationId("talk")
                                .agent(new AgentReference("b", "Bruno " + source, List.of()))
                                .build(),
                        interaction("mail", Medium.EMAIL, 5_400, theirs).build(),
                        stranger().build()));
        everything = new PortalClient(port).signIn(TestAccounts.create(database, Role.QA));
        limited = new PortalClient(port)
                .signIn(TestAccounts.createFor(database, Role.QA, (int) id("service_queue", ours)));
    }

    private SampleInteraction interaction(String externalId, Medium medium, long seconds, String service) {
        Instant received = BEGIN.plusSeconds(seconds);
        return new SampleInteraction(externalId, medium, received)
                .service(service)
                .agent(new AgentReference("a", "Ana " + source, List.of()))
                .answeredAt(received.plusSeconds(10))
                .finishedAt(received.plusSeconds(100))
                .status(Status.SERVICE_COMPLETED)
                .contact(new ContactReference(
                        "C-1", name(), "529.982.247-25", "+55 11 97351-0042", "ana@empresa.example"));
    }

    private SampleInteraction stranger() {
        return interaction("stranger", Medium.CHAT, 60, theirs)
                .contact(new ContactReference("C-2", "Estranho " + source, null, null, null));
    }

    private String name() {
        return "Fulana " + source;
    }

    private long id(String table, String name) {
        return database.sql("select id from " + table + " where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    private String address() {
        return "/contacts/" + id("contact", name());
    }

    private static Document page(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static List<String> moments(Document page) {
        return page.select(".contact-moment").eachText();
    }

    @Test
    void everyConversationIsOneEntryNewestFirstInTheNamedZone() {
        Document page = page(everything.get(address()));
        assertThat(page.select("h1").text()).isEqualTo(name());
        assertThat(page.select(".contact-line-head").text()).contains("horários de São Paulo");
        assertThat(moments(page)).containsExactly("2014-05-05 10:30:00", "2014-05-05 10:00:00", "2014-05-05 09:00:00");
        assertThat(page.select(".contact-medium").eachText())
                .containsExactly("E-mail", "WhatsApp · 2 segmentos", "Voz, inbound");
        Element talk = page.select(".contact-line > ol > li").get(1);
        assertThat(talk.select(".contact-segments > li").eachText())
                .containsExactly(
                        ours + " Agente: Ana " + source + " service transferred Duração: 00:01:30",
                        theirs + " Agente: Bruno " + source + " service completed Duração: 00:01:30");
    }

    @Test
    void entriesLeadToTheirHistoriesAndThoseBack() {
        Element entry = page(everything.get(address())).selectFirst(".contact-moment");
        Document history = page(everything.get(entry.attr("href")));
        assertThat(history.select("h1").text()).isEqualTo(name());
        assertThat(history.select(".head a[href='" + address() + "']").text()).isEqualTo("Tudo deste contato");
    }

    @Test
    void gridLeadsFromTheContactToItsPage() {
        String search = "/interactions?media=VOICE&from=2014-05-05&to=2014-05-05&service=" + id("service_queue", ours);
        Element cell = page(everything.get(search)).selectFirst("td[data-column=CONTACT] a");
        assertThat(cell.text()).isEqualTo(name());
        assertThat(cell.attr("href")).isEqualTo(address());
    }

    @Test
    void headTellsWhoItIsAndSinceWhen() {
        String facts = page(everything.get(address())).select(".facts").text();
        assertThat(facts)
                .contains("Documento 52998224725", "E-mail ana@empresa.example", "ID externo C-1")
                .contains("Primeiro contato 2014-05-05 09:00:00", "Último contato 2014-05-05 11:00:00");
        assertThat(facts.replace(" ", "")).contains("Telefone+5511973510042");
    }

    @Test
    void countsOfMediaAreThoseOfTheSearchesTheyLeadTo() {
        for (PortalClient reader : List.of(everything, limited)) {
            for (Element medium : page(reader.get(address())).select(".contact-media a")) {
                Document found = page(reader.get(medium.attr("href")));
                assertThat(medium.text())
                        .endsWith(found.select("#count").text())
                        .contains(found.select(".rgrid tbody tr").size() + " atendimento");
            }
        }
        assertThat(page(everything.get(address())).select(".contact-media a").eachText())
                .containsExactly("Voz 1 atendimento", "WhatsApp 2 atendimentos", "E-mail 1 atendimento");
    }

    @Test
    void readerOfSomeServicesSeesTheirsAlone() {
        HttpResponse<String> answer = limited.get(address());
        assertThat(moments(page(answer))).containsExactly("2014-05-05 10:00:00", "2014-05-05 09:00:00");
        assertThat(page(answer).select(".facts").text()).contains("Último contato 2014-05-05 10:00:00");
        assertThat(page(answer).select(".contact-media a").eachText())
                .containsExactly("Voz 1 atendimento", "WhatsApp 1 atendimento");
        assertThat(answer.body()).doesNotContain(theirs, "Bruno");
    }

    @Test
    void readerOfSomeServicesIsToldWhoItIsByTheContactsKnownThereAlone() {
        ingestion.ingest(
                source,
                List.of(interaction("elsewhere", Medium.CHAT, 120, theirs)
                        .contact(new ContactReference(
                                "C-3", "Outra " + source, "111.444.777-35", "+55 21 99876-5432", "outra@casa.example"))
                        .build()));
        long known = id("contact", name());
        long elsewhere = id("contact", "Outra " + source);
        database.sql("insert into contact_identity values (?, 'email:segunda@casa.example', ?)")
                .params(source, elsewhere)
                .update();
        merge(elsewhere, known);
        assertThat(told(everything, known))
                .contains("C-1", "C-3", "11144477735", "998765432", "outra@casa", "segunda@casa");
        assertThat(told(limited, known))
                .contains("52998224725", "973510042", "ana@empresa.example", "C-1")
                .doesNotContain("11144477735", "998765432", "casa.example", "C-3");
        database.sql("update contact set merged_into = null where id = ?")
                .param(elsewhere)
                .update();
        merge(known, elsewhere);
        assertThat(told(limited, elsewhere))
                .contains("Fulana", "52998224725")
                .doesNotContain("Outra", "11144477735", "998765432", "casa.example", "C-3");
    }

    private static String told(PortalClient reader, long contact) {
        return page(reader.get("/contacts/" + contact)).text().replace(" ", "");
    }

    @Test
    void contactWithoutAnInteractionInScopeIsAnsweredLikeOneThatDoesNotExist() {
        long stranger = id("contact", "Estranho " + source);
        HttpResponse<String> foreign = limited.get("/contacts/" + stranger);
        HttpResponse<String> none = limited.get("/contacts/999999999999");
        assertThat(foreign.statusCode()).isEqualTo(404).isEqualTo(none.statusCode());
        assertThat(Jsoup.parse(foreign.body()).select("main").text())
                .isEqualTo(Jsoup.parse(none.body()).select("main").text());
        merge(id("contact", name()), stranger);
        assertThat(limited.get(address()).statusCode())
                .as("now of one who is in scope")
                .isEqualTo(302);
    }

    @Test
    void mergedContactsAreOnePersonAndTheOldIdLeadsToTheOneItBecame() {
        String old = "/contacts/" + id("contact", "Estranho " + source);
        merge(id("contact", "Estranho " + source), id("contact", name()));
        HttpResponse<String> answer = everything.get(old);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(PortalClient.location(answer)).isEqualTo(address());
        Document page = page(everything.get(address()));
        assertThat(moments(page)).hasSize(4).contains("2014-05-05 09:01:00");
        assertThat(page.select(".facts").text()).contains("IDs externos C-1 C-2");
    }

    private void merge(long contact, long into) {
        database.sql("update contact set merged_into = ? where id = ?")
                .params(into, contact)
                .update();
    }

    @Test
    void erasedPersonsAreNoContact() {
        long nobody = database.sql("select id from contact where source = '' and identity = 'anonymous'")
                .query(Long.class)
                .single();
        database.sql("update interaction set contact_id = ? where contact_id = ?")
                .params(nobody, id("contact", name()))
                .update();
        assertThat(everything.get("/contacts/" + nobody).statusCode()).isEqualTo(404);
        long conversation = database.sql("select conversation_id from interaction where contact_id = ? limit 1")
                .param(nobody)
                .query(Long.class)
                .single();
        assertThat(everything.get("/conversations/" + conversation).body()).doesNotContain("/contacts/");
    }

    @Test
    void pagesReachEveryConversationOnceBothWays() {
        ingestion.ingest(
                source,
                IntStream.range(0, 2 * CONVERSATIONS)
                        .mapToObj(number -> interaction("n" + number, Medium.CHAT, number / 3, ours)
                                .conversationId("n" + number % CONVERSATIONS)
                                .build())
                        .toList());
        Document first = page(everything.get(address()));
        Document second = page(everything.get(href(first, "next")));
        List<String> all = new ArrayList<>(links(first));
        all.addAll(links(second));
        assertThat(links(first)).hasSize(50);
        assertThat(all).hasSize(CONVERSATIONS + 3).doesNotHaveDuplicates();
        assertThat(links(page(everything.get(href(second, "prev"))))).isEqualTo(links(first));
        assertThat(second.select("[rel=next]")).isEmpty();
    }

    private static String href(Document page, String relation) {
        return page.select("[rel=" + relation + "]").attr("href");
    }

    private static List<String> links(Document page) {
        return page.select(".contact-moment").eachAttr("href");
    }

    @Test
    void placeThatIsNoneIsRefusedAndOneBeyondTheEndLeadsToTheBeginning() {
        assertThat(everything.get(address() + "?after=x").statusCode()).isEqualTo(400);
        HttpResponse<String> beyond = everything.get(address() + "?after=0.1.9");
        assertThat(beyond.statusCode()).isEqualTo(302);
        assertThat(PortalClient.location(beyond)).isEqualTo(address());
    }

    @Test
    void whatTellsOfAPersonIsHiddenFromThoseWhoMayNotSeeIt() {
        String username = TestAccounts.create(database, Role.QA);
        database.sql("update account set permissions_taken = '{VIEW_UNMASKED}' where username = ?")
                .param(username)
                .update();
        String shown = page(new PortalClient(port).signIn(username).get(address()))
                .select("main")
                .text();
        assertThat(shown).contains("*********25", "a***@empresa.example").doesNotContain("529982", "7351", "97351");
    }

    @Test
    void onlyWhoMaySearchAndReadHistoriesOpensIt() {
        for (String taken : List.of("VIEW_REPORTS", "VIEW_HISTORY")) {
            String username = TestAccounts.create(database, Role.QA);
            database.sql("update account set permissions_taken = array[?] where username = ?")
                    .params(taken, username)
                    .update();
            assertThat(new PortalClient(port).signIn(username).get(address()).statusCode())
                    .as(taken)
                    .isEqualTo(403);
        }
    }

    @Test
    void ledgerTellsWhoWasShown() {
        String username = TestAccounts.create(database, Role.QA);
        new PortalClient(port).signIn(username).get(address());
        await().untilAsserted(() -> assertThat(
                        database.sql("""
                        select e.kind || ' ' || array_to_string(e.contact_ids, ',') || ' ' || array_to_string(e.objects, ',')
                        from ledger_entry e join account a on a.id = e.account_id
                        where a.username = ? and e.action = 'contact-opened'""").param(username).query(String.class).list())
                .containsExactly("HISTORY %1$d contact/%1$d".formatted(id("contact", name()))));
    }

    @Test
    void personShownIsCountedOnEachMediumOfAnIncident() {
        everything.get(address());
        String contact = String.valueOf(id("contact", name()));
        PortalClient auditor = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
        await().untilAsserted(() -> assertThat(
                        FileText.ofCsv(auditor.file("/ledger/incident.csv?act=HISTORY&dialect=script")))
                .filteredOn(row -> row.contains(contact))
                .extracting(row -> row.get(2))
                .containsExactlyInAnyOrder("Voz", "WhatsApp", "E-mail"));
    }

    @Test
    void whoMayOpensThePrivacyRequestOfThatPerson() {
        PortalClient officer = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
        Element form = page(officer.get(address())).selectFirst("form[action='/privacy']");
        HttpResponse<String> opened = officer.submit(
                "/privacy", Map.of("contact", form.select("[name=contact]").val()));
        assertThat(officer.get(PortalClient.location(opened)).body()).contains("ana@empresa.example");
        assertThat(page(everything.get(address())).select("form[action='/privacy']"))
                .isEmpty();
    }
}
