package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.ingestion.IngestionService;
import io.rastro.interaction.Medium;
import io.rastro.interaction.SampleInteraction;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An account of some services learns no name that only others' interactions hold, also not by trying ids. */
@PortalTest
class ScopedNamesTests {

    private static final String PERIOD = "from=2015-06-01&to=2015-06-30";
    private static final long NO_SUCH_ID = 999_999_999;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    IngestionService ingestion;

    private final String source = "scoped-" + UUID.randomUUID();
    private PortalClient limited;
    private PortalClient everything;

    @BeforeEach
    void tell() {
        ingestion.ingest(source, List.of(interaction("ours"), interaction("theirs")));
        limited = new PortalClient(port)
                .signIn(TestAccounts.createFor(database, Role.SUPERVISOR, (int) id("service_queue", "ours")));
        everything = new PortalClient(port).signIn(TestAccounts.create(database, Role.SUPERVISOR));
    }

    private IncomingInteraction interaction(String team) {
        return new SampleInteraction(source + team, Medium.CHAT, Instant.parse("2015-06-03T12:00:00Z"))
                .service(name(team))
                .agent(new AgentReference(source + team, name(team), List.of(name(team))))
                .tags(List.of(name(team)))
                .contact(new ContactReference(name(team), name(team), null, null, null))
                .build();
    }

    private String name(String team) {
        return "Equipe " + team + " " + source;
    }

    private long id(String table, String team) {
        return database.sql("select id from " + table + " where name = ?")
                .param(name(team))
                .query(Long.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource({
        "service_queue, /interactions?media=CHAT&service=",
        "agent, /interactions?media=CHAT&agent=",
        "tag, /interactions?media=CHAT&tag=",
        "agent_tag, /interactions?media=CHAT&agentTag=",
        "contact, /interactions?media=CHAT&contact=",
        "contact, /interactions.csv?media=CHAT&contact=",
        "service_queue, /interactions.csv?media=CHAT&service=",
        "agent, /interactions/draw?media=CHAT&agent=",
        "service_queue, /agents?service=",
        "agent, /agents?agent=",
        "agent_tag, /agents?agentTag=",
        "service_queue, /ivr?groupBy=HOUR&service=",
        "agent, /ivr?groupBy=HOUR&agent=",
        "agent_tag, /ivr?groupBy=HOUR&agentTag=",
        "agent, /ivr/calls?groupBy=AGENT&set=RECEIVED&row=",
        "service_queue, /ivr/calls?groupBy=SERVICE&set=RECEIVED&row=",
    })
    void idOutOfScopeIsAnsweredLikeOneThatDoesNotExist(String table, String address) {
        String period = "&" + PERIOD;
        HttpResponse<String> theirs = limited.get(address + id(table, "theirs") + period);
        HttpResponse<String> none = limited.get(address + NO_SUCH_ID + period);
        assertThat(theirs.statusCode()).isEqualTo(400).isEqualTo(none.statusCode());
        assertThat(theirs.body()).doesNotContain(name("theirs"));
        String id = String.valueOf(id(table, "theirs"));
        assertThat(words(theirs).replace(id, "?"))
                .isEqualTo(words(none).replace(String.valueOf(NO_SUCH_ID), "?").replace(id, "?"));
        assertThat(limited.get(address + id(table, "ours") + period).statusCode())
                .isLessThan(400);
        assertThat(everything.get(address + id(table, "theirs") + period).statusCode())
                .isLessThan(400);
    }

    private static String words(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body()).select("main").text();
    }

    @ParameterizedTest
    @CsvSource({
        "/interactions?edit=lists&media=CHAT",
        "/agents?edit=lists",
        "/ivr?edit=lists",
        "/directory/service",
        "/directory/agent",
        "/directory/tag",
        "/directory/agent-tag"
    })
    void pickListsHoldWhatTheReadersInteractionsHold(String list) {
        assertThat(limited.get(list).body()).contains(name("ours")).doesNotContain(name("theirs"));
        assertThat(everything.get(list).body()).contains(name("ours"), name("theirs"));
    }

    @ParameterizedTest
    @CsvSource({"service_queue, service", "agent, agent", "tag, tag", "agent_tag, agentTag"})
    void formHoldsTheNamesOfWhatIsChosenAlone(String table, String parameter) {
        String form = "/interactions?edit=1&media=CHAT&" + parameter + "=";
        assertThat(everything.get(form + id(table, "theirs")).body())
                .contains(name("theirs"))
                .doesNotContain(name("ours"));
        assertThat(limited.get(form + id(table, "theirs")).body()).doesNotContain(name("theirs"), name("ours"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/directory/contact", "/directory/import", "/directory/SERVICE", "/directory/nothing"})
    void whatIsNotOfferedWholeIsNoList(String address) {
        assertThat(everything.get(address).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/agents?" + PERIOD,
        "/agents.csv?" + PERIOD,
        "/interactions?media=CHAT&" + PERIOD,
        "/interactions.csv?media=CHAT&" + PERIOD,
        "/ivr?groupBy=SERVICE&" + PERIOD
    })
    void reportsNameNobodyElse(String address) {
        assertThat(limited.get(address).body()).doesNotContain(name("theirs"));
    }

    @Test
    void suggestionsNameNobodyElse() {
        assertThat(limited.submit("/interactions/contacts", Map.of("name", "Equipe"))
                        .body())
                .doesNotContain(name("theirs"));
    }

    @Test
    void pageOfAnAgentOutOfScopeDoesNotExist() {
        HttpResponse<String> theirs = limited.get("/agents/" + id("agent", "theirs") + "?" + PERIOD);
        assertThat(theirs.statusCode()).isEqualTo(404);
        assertThat(theirs.body()).doesNotContain(name("theirs"));
        assertThat(limited.get("/agents/" + id("agent", "ours") + "?" + PERIOD).body())
                .contains(name("ours"));
        assertThat(everything
                        .get("/agents/" + id("agent", "theirs") + "?" + PERIOD)
                        .body())
                .contains(name("theirs"));
    }

    @Test
    void pageOfAContactOutOfScopeDoesNotExist() {
        HttpResponse<String> theirs = limited.get("/contacts/" + id("contact", "theirs"));
        assertThat(theirs.statusCode()).isEqualTo(404);
        assertThat(theirs.body()).doesNotContain(name("theirs"));
        assertThat(limited.get("/contacts/" + id("contact", "ours")).body())
                .contains(name("ours"))
                .doesNotContain(name("theirs"));
    }

    @Test
    void whoBeganAMomentAgoIsKnownByHisId() {
        limited.get("/interactions?edit=1&media=CHAT");
        ingestion.ingest(
                source,
                List.of(new SampleInteraction(source + "new", Medium.CHAT, Instant.parse("2015-06-04T12:00:00Z"))
                        .service(name("ours"))
                        .agent(new AgentReference(source + "new", name("new"), List.of()))
                        .build()));
        assertThat(limited.get("/agents/" + id("agent", "new") + "?" + PERIOD).statusCode())
                .isEqualTo(200);
    }
}
