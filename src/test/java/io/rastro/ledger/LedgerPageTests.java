package io.rastro.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.interaction.SampleDataTest;
import io.rastro.report.FileText;
import io.rastro.system.LedgerEvent.Kind;
import io.rastro.system.LedgerEvent.Outcome;
import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestTokens;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SampleDataTest
class LedgerPageTests {

    private static final String NEW_PASSWORD = "cavalo bateria grampo";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    LedgerWriter writer;

    @Autowired
    Clock clock;

    PortalClient analyst;
    PortalClient auditor;
    String analystName;
    long before;

    @BeforeEach
    void signIn() {
        auditor = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
        settle();
        before = database.sql("select max(number) from ledger_entry")
                .query(Long.class)
                .single();
        analystName = TestAccounts.create(database, Role.ANALYST);
        analyst = new PortalClient(port).signIn(analystName);
    }

    /** The one writer keeps the order: what was put down before is kept by now. */
    private void settle() {
        writer.keep(new LedgerEntry(
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                Kind.LEDGER,
                "test",
                Outcome.DONE,
                null,
                null,
                null,
                null,
                null,
                "",
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                ""));
    }

    private List<String> acts() {
        settle();
        return database.sql("select action || ' ' || outcome from ledger_entry where number > ? and action <> 'test'"
                        + " order by number")
                .param(before)
                .query(String.class)
                .list();
    }

    private record SampleClient(long contactId, long conversationId, String phone) {}

    private SampleClient client() {
        return database.sql("""
                        select i.contact_id, i.conversation_id, i.phone_number from interaction i
                        where i.medium = 'VOICE' and i.phone_number like '+55%' and i.contact_id is not null
                        order by i.id limit 1""")
                .query((row, index) -> new SampleClient(row.getLong(1), row.getLong(2), row.getString(3)))
                .single();
    }

    /** Who is shown anew by more letters is an entry; the same person again is none. */
    @Test
    void namesListedWhileOneIsTypedAreToldOnceEach() {
        String unique = "Zuleide" + analystName.replaceAll("[^a-f]", "");
        database.sql("insert into contact (source, identity, name) values ('ledger', ?, ?), ('ledger', ?, ?)")
                .params(unique + 1, unique + " Um", unique + 2, unique + " Dois")
                .update();
        database.sql("update interaction set contact_id = c.id from contact c where c.source = 'ledger'"
                        + " and interaction.id = (select min(id) + c.id % 2 from interaction where contact_id is null)")
                .update();
        List<Long> ids = database.sql("select contact_id from interaction i join contact c on c.id = i.contact_id"
                        + " where c.name like ? || '%' order by 1")
                .param(unique)
                .query(Long.class)
                .list();
        assertThat(ids).hasSize(2);
        for (String typed : List.of(unique, unique + " ", unique + " D", unique + " Dois", "Ninguem" + unique)) {
            analyst.submit("/interactions/contacts", Map.of("name", typed));
        }
        assertThat(acts()).containsExactly("signed-in DONE", "contacts-listed DONE");
        assertThat(database.sql("select contact_ids::text || row_count from ledger_entry where number > ?"
                                + " and action = 'contacts-listed' and criteria like 'contactSearch=~%'")
                        .param(before)
                        .query(String.class)
                        .single())
                .isEqualTo("{" + ids.get(0) + "," + ids.get(1) + "}2");
    }

    @Test
    void whatAReaderDoesIsKeptInItsOrder() {
        SampleClient client = client();
        analyst.get("/interactions?media=VOICE");
        analyst.get("/interactions.csv?media=VOICE&from=2018-11-01");
        analyst.get("/conversations/" + client.conversationId());
        analyst.get("/conversations/999999999");
        analyst.get("/accounts");
        analyst.submit("/sign-out", Map.of());
        new PortalClient(port).signIn(analystName, "wrong password");
        new PortalClient(port).signIn("nobody-of-this-name", "wrong password");
        assertThat(acts())
                .containsExactly(
                        "signed-in DONE",
                        "list-seen DONE",
                        "export-begun DONE",
                        "export-ended DONE",
                        "history-opened DONE",
                        "unknown REFUSED",
                        "forbidden REFUSED",
                        "signed-out DONE",
                        "sign-in-refused REFUSED",
                        "sign-in-refused REFUSED");
        assertThat(database.sql("select account_name from ledger_entry where number > ? and action = 'sign-in-refused'"
                                + " order by number")
                        .param(before)
                        .query((row, index) -> String.valueOf(row.getString(1)))
                        .list())
                .containsExactly("Marta Vilela Nunes", "null");
    }

    @Test
    void refusedWaysInAreKept() {
        String token = TestTokens.issue(database, "ledger");
        database.sql("update api_token set revoked_at = now() where source = 'ledger'")
                .update();
        PortalClient program = new PortalClient(port);
        program.get("/api/v1/fields", "Authorization", "Bearer " + token);
        new PortalClient(port).submit("/sign-in/passkey", Map.of("credential", "{}"));
        analyst.submit(
                "/account/password", Map.of("current", "wrong", "password", NEW_PASSWORD, "repeated", NEW_PASSWORD));
        analyst.submit(
                "/account/password",
                Map.of("current", TestAccounts.PASSWORD, "password", NEW_PASSWORD, "repeated", NEW_PASSWORD));
        assertThat(acts())
                .containsExactly(
                        "signed-in DONE",
                        "token-refused REFUSED",
                        "sign-in-refused REFUSED",
                        "sign-in-refused REFUSED",
                        "password-changed DONE");
        assertThat(database.sql(
                                "select details from ledger_entry where number > ? and outcome = 'REFUSED' order by number")
                        .param(before)
                        .query(String.class)
                        .list())
                .containsExactly("reason=token-revoked", "reason=passkey", "reason=current-password");
        assertThat(auditor.get("/ledger?act=SIGN_IN").body()).contains("Trocou a própria senha");
        assertThat(auditor.get("/ledger?act=TOKEN").body()).contains("Token recusado");
    }

    /** Whoever guesses on must not push everything else out of sight. */
    @Test
    void refusalsThatAreRepeatedAreOneEntry() {
        PortalClient stranger = new PortalClient(port);
        for (int guess = 0; guess < 30; guess++) {
            stranger.signIn(analystName, "wrong " + guess);
        }
        assertThat(acts())
                .as("wrong ones, and those that were not looked at")
                .containsExactly("signed-in DONE", "sign-in-refused REFUSED", "sign-in-refused REFUSED");
    }

    @Test
    void whatWasTypedIsKeptOnlyAsAHash() {
        String phone = client().phone();
        analyst.get("/interactions?media=VOICE&phone=" + phone.substring(1));
        settle();
        Map<String, Object> entry = database.sql(
                        "select criteria, subjects[1] as subject from ledger_entry where number > ? and kind = 'SEARCH'")
                .param(before)
                .query()
                .singleRow();
        assertThat(entry.get("criteria")).isEqualTo("media=VOICE&phone=~" + entry.get("subject"));
        assertThat(database.sql("select count(*) from ledger_entry where ledger_entry::text like ?")
                        .param("%" + phone.substring(3) + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/interactions?media=VOICE&phone={end}, Viu uma lista",
        "/interactions.csv?media=VOICE, Exportação iniciada",
        "/interactions.xlsx?media=VOICE, Exportação iniciada",
        "/agents/interactions.jsonl?of=ANSWERED, Exportação iniciada",
        "/conversations/{conversation}, Abriu um histórico",
        "/interactions?media=VOICE&contact={contact}, Viu uma lista"
    })
    void dataSubjectIsFoundByWhatConcernsThem(String address, String told) {
        SampleClient client = client();
        analyst.get(
                address.replace("{end}", client.phone().substring(client.phone().length() - 6))
                        .replace("{conversation}", String.valueOf(client.conversationId()))
                        .replace("{contact}", String.valueOf(client.contactId())));
        settle();
        HttpResponse<String> found = auditor.submit("/ledger/subject", Map.of("subject", client.phone()));
        assertThat(PortalClient.location(found))
                .startsWith("/ledger?contact=")
                .doesNotContain(client.phone().substring(3));
        HttpResponse<String> page = auditor.get(PortalClient.location(found) + "&who=Marta");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(told);
    }

    @Test
    void exportThatCannotHaveHeldTheDataSubjectIsNotTold() {
        SampleClient client = client();
        analyst.get("/interactions.csv?media=VOICE&to=1999-12-31");
        settle();
        String found = PortalClient.location(auditor.submit("/ledger/subject", Map.of("subject", client.phone())));
        assertThat(auditor.get(found + "&from="
                                + java.time.LocalDate.now(java.time.ZoneOffset.UTC)
                                        .minusDays(1))
                        .body())
                .doesNotContain("1999-12-31");
    }

    @Test
    void listIsDownloadedAndAddedUpAsAnIncident() {
        analyst.get("/interactions?media=VOICE");
        analyst.get("/interactions.csv?media=VOICE");
        settle();
        assertThat(auditor.get("/ledger?act=EXPORT&actOutcome=DONE&who=marta+vilela")
                        .body())
                .contains("Exportação encerrada");
        assertThat(auditor.get("/ledger.csv?act=SEARCH").body()).contains("QUANDO;QUEM;", "Viu uma lista");
        assertThat(auditor.get("/ledger/incident?who=Marta").body())
                .contains("Titulares vistos em páginas", "Voz", "Exportações");
        assertThat(auditor.get("/ledger/incident.csv?who=Marta").body()).contains("CONTATO;NOME;");
    }

    @ParameterizedTest
    @CsvSource({"/ledger", "/ledger/incident"})
    void everyFormatHoldsTheRowsOfTheCsv(String path) {
        analyst.get("/conversations/" + client().conversationId());
        settle();
        List<List<String>> csv = FileText.ofCsv(auditor.file(path + ".csv?act=HISTORY&dialect=script"));
        assertThat(csv).hasSizeGreaterThan(1);
        assertThat(FileText.ofWorkbook(auditor.file(path + ".xlsx?act=HISTORY")))
                .containsExactly(csv);
        assertThat(FileText.ofJsonLines(auditor.file(path + ".jsonl?act=HISTORY"), csv))
                .isEqualTo(csv);
    }

    @ParameterizedTest
    @CsvSource({
        "/ledger, 200",
        "/ledger?who=&act=, 200",
        "/ledger?from=2026-13-01, 400",
        "/ledger?x=1, 400",
        "/ledger/verification, 200",
        "/ledger/incident?from=2020-01-01&to=2020-01-02, 200"
    })
    void pageAnswers(String address, int status) {
        assertThat(auditor.get(address).statusCode()).isEqualTo(status);
        assertThat(analyst.get(address).statusCode()).isEqualTo(403);
    }

    @Test
    void auditorWithoutAllServicesSeesNone() {
        int service = database.sql("select min(id) from service_queue")
                .query(Integer.class)
                .single();
        PortalClient limited = new PortalClient(port).signIn(TestAccounts.createFor(database, Role.ADMIN, service));
        assertThat(limited.get("/ledger?who=").statusCode()).isEqualTo(403);
        assertThat(limited.get("/ledger.csv?who=").statusCode()).isEqualTo(403);
    }

    @Test
    void verificationReadsTheWholeLedger() {
        assertThat(auditor.submit("/ledger/verification", Map.of()).body()).contains("Íntegra");
    }
}
