package io.rastro.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rastro.account.AccountAdministration;
import io.rastro.account.PortalUser;
import io.rastro.account.Readers;
import io.rastro.account.Role;
import io.rastro.account.ServiceScope;
import io.rastro.ingestion.IngestionService;
import io.rastro.ledger.LinkHolderRepository;
import io.rastro.recording.CallFixture;
import io.rastro.recording.RecordingIntake;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person found, handed out and erased by people with browsers. */
@PortalTest
class PrivacyPageTests {

    private static int customers = 8000;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    IngestionService ingestion;

    @Autowired
    RecordingIntake intake;

    @Autowired
    Erasure erasure;

    @Autowired
    AccountAdministration administration;

    @Autowired
    LinkHolderRepository links;

    @Autowired
    PrivacyRequests requests;

    @Autowired
    PersonExport export;

    private PortalClient one = new PortalClient(0);
    private PortalClient two = new PortalClient(0);
    private String oneName = "";
    private String twoName = "";
    private Customer customer = Customer.of(customers);

    @BeforeEach
    void come() throws Exception {
        customer = Customer.of(customers++);
        customer.comes(ingestion);
        intake.take(
                intake.interaction(customer.source(), "call-" + customer.digits(), ServiceScope.allServices())
                        .orElseThrow(),
                0,
                "",
                new ByteArrayInputStream(CallFixture.wav(300)));
        oneName = TestAccounts.create(database, Role.ADMIN);
        twoName = TestAccounts.create(database, Role.ADMIN);
        one = new PortalClient(port).signIn(oneName);
        two = new PortalClient(port).signIn(twoName);
    }

    /** Where the request about the customer is. */
    private String open() {
        String page = one.submit("/privacy/search", Map.of("kind", "PHONE", "term", customer.spelledPhone()))
                .body();
        assertThat(page).contains(customer.name(), "1 contato encontrado");
        String contact = page.replaceFirst("(?s).*name=\"contact\" value=\"(\\d+)\".*", "$1");
        return PortalClient.location(
                one.submit("/privacy", Map.of("contact", contact, "kind", "PHONE", "term", customer.spelledPhone())));
    }

    @Test
    void twoPeopleEraseAPersonAndGetACertificateWithoutIt() throws Exception {
        String path = open();
        assertThat(one.get(path).body())
                .contains(customer.name())
                .containsPattern("(?s)Atendimentos</td>\\s*<td class=\"num\">3<")
                .containsPattern("(?s)Gravações</td>\\s*<td class=\"num\">1<");
        one.submit(path + "/erasure", Map.of("basis", "SUBJECT", "reason", "chamado 77"));
        assertThat(one.get(path).body()).doesNotContain("Aprovar a eliminação</span></button>");
        one.submit(path + "/approval", Map.of());
        assertThat(one.get(path).body()).contains("Quem pediu não pode aprovar");
        await().untilAsserted(() -> assertThat(database.sql(
                                "select action from ledger_entry where kind = 'REFUSAL' and account_id = ? and path = ?")
                        .params(id(oneName), "POST " + path + "/approval")
                        .query(String.class)
                        .list())
                .containsExactly("forbidden"));
        assertThat(two.get(path).body()).contains("Aprovar a eliminação</span></button>", "chamado 77");
        two.submit(path + "/approval", Map.of());
        erasure.run(Long.parseLong(path.replaceAll("\\D", "")));
        String page = two.get(path).body();
        assertThat(page).contains("Eliminação concluída", oneName, twoName);
        customer.words().forEach(word -> assertThat(page).doesNotContain(word));
        String certificate = two.get(path + "/certificate", "Accept", "*/*").body();
        assertThat(certificate).contains("askedBy: " + oneName, "approvedBy: " + twoName, "erased.INTERACTIONS: 3");
        assertThat(page)
                .contains(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(certificate.getBytes(StandardCharsets.UTF_8))));
    }

    /** Whoever has had the link of an account may have opened it for himself. */
    @Test
    void accountThatWasOpenedByALinkOfTheOtherDoesNotApprove() {
        administration.reset(user(oneName), id(twoName));
        database.sql("""
                        update account set password_hash = '{noop}' || ?, invitation_hash = null, invitation_expires_at = null
                        where username = ?""").params(TestAccounts.PASSWORD, twoName).update();
        two = new PortalClient(port).signIn(twoName);
        await().until(() -> links.tiedTo(id(twoName)).contains(id(oneName)));
        String path = open();
        one.submit(path + "/erasure", Map.of("basis", "SUBJECT", "reason", "chamado 78"));
        assertThat(two.get(path).body())
                .contains("podem ser da mesma pessoa")
                .doesNotContain("Aprovar a eliminação</span></button>");
        two.submit(path + "/approval", Map.of());
        assertThat(two.get(path).body()).contains("Outra pessoa precisa aprovar.");

        database.sql(
                        "insert into account_identity (account_id, issuer, subject) values (?, 'https://login.example.com', ?)")
                .params(id(twoName), twoName)
                .update();
        assertThat(two.get(path).body())
                .as("a provider vouches for the person")
                .contains("Aprovar a eliminação</span></button>");
        PortalClient third = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
        third.submit(path + "/approval", Map.of());
        assertThat(third.get(path).body()).doesNotContain("Outra pessoa precisa aprovar.");
    }

    private PortalUser user(String name) {
        return Readers.named(database, name);
    }

    private int id(String name) {
        return user(name).id();
    }

    @Test
    void whoAskedApprovesInNoOtherSessionAndOfTwoAtOnceOneApproves() {
        String path = open();
        one.submit(path + "/erasure", Map.of("basis", "SUBJECT", "reason", "chamado 77"));
        PortalClient elsewhere = new PortalClient(port).signIn(oneName);
        elsewhere.submit(path + "/approval", Map.of());
        assertThat(request(path).state()).isEqualTo(PrivacyRequest.State.ASKED);
        PortalClient third = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
        Stream.of(two, third, two)
                .map(approver -> CompletableFuture.supplyAsync(() -> approver.submit(path + "/approval", Map.of())))
                .toList()
                .forEach(CompletableFuture::join);
        assertThat(request(path).state()).isEqualTo(PrivacyRequest.State.RUNNING);
        await().untilAsserted(() -> assertThat(
                        database.sql("select count(*) from ledger_entry where action = 'privacy-erasure-approved'"
                                        + " and ? = any(objects)")
                                .param("request/" + path.replaceAll("\\D", ""))
                                .query(Long.class)
                                .single())
                .isOne());
    }

    @Test
    void holdThatIsPlacedBeforeTheApprovalHoldsAllTheSame() {
        String path = open();
        one.submit(path + "/erasure", Map.of("basis", "SUBJECT", "reason", "chamado 77"));
        one.submit(path + "/hold", Map.of("reason", "processo"));
        two.submit(path + "/approval", Map.of());
        erasure.run(request(path).id());
        assertThat(request(path).heldBy()).isEqualTo("HOLD");
        assertThat(one.submit("/privacy/search", Map.of("kind", "PHONE", "term", customer.spelledPhone()))
                        .body())
                .contains(customer.name());
    }

    private PrivacyRequest request(String path) {
        return requests.find(Long.parseLong(path.replaceAll("\\D", ""))).orElseThrow();
    }

    @Test
    void whoeverOpensARequestIsToldOfWithItsPerson() {
        String path = open();
        two.get(path);
        await().untilAsserted(() -> assertThat(database.sql("select e.objects::text || (cardinality(e.contact_ids) > 0)"
                                + " from ledger_entry e join account a on a.id = e.account_id"
                                + " where e.action = 'privacy-seen' and a.username = ?")
                        .param(twoName)
                        .query(String.class)
                        .list())
                .containsExactly("{request/" + path.replaceAll("\\D", "") + "}true"));
    }

    @Test
    void exportHoldsEveryKindAndTheRecording() throws Exception {
        String path = open();
        HttpResponse<String> answer = one.get(path + "/export", "Accept", "*/*");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
        Map<String, String> files = new TreeMap<>();
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        export.write(requests.find(Long.parseLong(path.replaceAll("\\D", ""))).orElseThrow(), account(), zip);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(files.keySet()).hasSize(PersonalData.values().length + 4);
        assertThat(files.get("contacts.json")).contains(customer.email());
        assertThat(files.get("calls.json")).contains(customer.digits());
        assertThat(files.get("interactions.json").lines().filter(line -> line.startsWith("{")))
                .hasSize(3);
        assertThat(files.entrySet().stream()
                        .filter(file -> file.getKey().startsWith("recordings/"))
                        .map(file -> file.getValue().length()))
                .containsExactly(300);
    }

    private PortalUser account() {
        return Readers.supervisor(database, ServiceScope.allServices());
    }

    @ParameterizedTest
    @CsvSource({
        "'', chamado, Escolha o fundamento.",
        "OTHER, chamado, Escolha o fundamento.",
        "SUBJECT, ' ', Informe o motivo.",
        "SUBJECT, ligou do {phone}, O motivo diz quem é a pessoa.",
        "SUBJECT, Sr. {name}, O motivo diz quem é a pessoa."
    })
    void reasonIsRequiredAndTellsNobody(String basis, String reason, String told) {
        String path = open();
        String typed = reason.replace("{phone}", customer.spelledPhone()).replace("{name}", customer.name());
        HttpResponse<String> answer = one.submit(path + "/erasure", Map.of("basis", basis, "reason", typed));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(told);
    }

    @Test
    void withdrawnRequestForgetsWhomItWasAbout() {
        String path = open();
        one.submit(path + "/withdrawal", Map.of());
        assertThat(one.get(path).body()).contains("Encerrado sem eliminação").doesNotContain(customer.name());
        assertThat(one.submit(path + "/erasure", Map.of("basis", "SUBJECT", "reason", "x"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(one.get(path).body()).contains("Encerrado sem eliminação");
    }

    @Test
    void whoSeesSomeServicesOnlyDecidesAboutNobody() {
        String path = open();
        int service = database.sql("select id from service_queue where name = 'LGPD'")
                .query(Integer.class)
                .single();
        PortalClient limited = new PortalClient(port).signIn(TestAccounts.createFor(database, Role.ADMIN, service));
        assertThat(limited.get("/privacy").body()).contains("Só quem vê todos os serviços");
        assertThat(limited.get(path).statusCode()).isEqualTo(404);
        assertThat(limited.submit("/privacy/search", Map.of("kind", "PHONE", "term", customer.digits()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(limited.submit(path + "/approval", Map.of()).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', Informe os dois dias",
        "'', 2026-02-30, 2026-03-01, Informe os dois dias",
        "'', 2026-03-02, 2026-03-01, O primeiro dia vem depois do último.",
        "x, '', '', Não existe essa conversa.",
        "999999999999, '', '', Não existe essa conversa.",
        "5, 2026-03-01, 2026-03-02, 'não os dois.'"
    })
    void holdTellsWhatIsWrongAtItsField(String conversation, String from, String to, String told) {
        HttpResponse<String> answer = one.submit(
                "/privacy/holds", Map.of("conversation", conversation, "from", from, "to", to, "reason", "processo"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(told, "value=\"processo\"");
    }

    @Test
    void holdOfAPersonIsShownWhereItStopsTheErasureAndReleased() {
        String path = open();
        one.submit(path + "/hold", Map.of("reason", "processo 12"));
        assertThat(one.get(path).body()).contains("Há um bloqueio legal");
        String holds = one.get("/privacy/holds").body();
        assertThat(holds).contains("processo 12");
        String release = holds.replaceFirst("(?s).*?processo 12.*?(/privacy/holds/\\d+/release).*", "$1");
        one.submit(release, Map.of());
        assertThat(one.get(path).body()).doesNotContain("Há um bloqueio legal");
    }

    @Test
    void servicesOfASacAreDeclared() {
        int service = database.sql("select id from service_queue where name = 'LGPD'")
                .query(Integer.class)
                .single();
        one.submit("/admin/retention/sac", Map.of("service", "" + service));
        assertThat(one.get("/admin/retention").body())
                .containsPattern("value=\"" + service + "\" checked")
                .contains("sem prazo", "Atendimentos");
        one.submit("/admin/retention/sac", Map.of());
        assertThat(one.get("/admin/retention").body()).doesNotContainPattern("value=\"" + service + "\" checked");
    }
}
