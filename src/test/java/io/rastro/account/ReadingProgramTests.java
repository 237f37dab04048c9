package io.rastro.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.RawHttp;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestTokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that may read gets what a person of the same services downloads, and is refused in words that are its own. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingProgramTests {

    private static final String DAY = "from=2024-02-15&to=2024-02-15";
    private static final String FILE = "/interactions.csv?media=VOICE&" + DAY;
    private static final List<String> READ = List.of("READ");
    private static final List<String> UNMASKED = List.of("READ", "READ_UNMASKED");
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient database;

    ForeignScope teams;

    @BeforeAll
    void fill() throws Exception {
        teams = new ForeignScope(mvc, database);
        database.sql("update interaction set from_address = '+5511987650002' where service_id = ?")
                .param(teams.ownService)
                .update();
        database.sql("update ivr_call set caller = '+5511987650002' where ivr_id in"
                        + " (select id from ivr where name like ?)")
                .param(ForeignScope.OWN_WORD + " %")
                .update();
    }

    @AfterAll
    void tidy() {
        teams.forget();
    }

    /** Every one that is for programs. */
    static List<String> files() {
        return List.of(
                FILE,
                "/ivr.csv?groupBy=IVR&" + DAY,
                "/ivr/calls.csv?" + DAY,
                "/agents.csv?" + DAY,
                "/agents/interactions.csv?of=ANSWERED&" + DAY);
    }

    @Test
    void everyFileForProgramsIsTriedHereAndStandsInTheDocument() {
        List<String> forPrograms = MappedAddress.ofPortal().stream()
                .filter(address -> MappedAddress.rule(address.pattern().replaceAll("\\{[^}]*}", "1"))
                        .filter(rule -> rule.equals(AccessRules.FILES) || rule.equals(AccessRules.MANIFESTS))
                        .isPresent())
                .map(MappedAddress::pattern)
                .toList();
        assertThat(Stream.concat(
                        files().stream()
                                .map(file -> file.replaceFirst("\\.csv.*", ""))
                                .flatMap(page -> Stream.of(page + ".csv", page + ".xlsx", page + ".jsonl")),
                        Stream.of("/receipts/{id}/manifest")))
                .containsExactlyInAnyOrderElementsOf(forPrograms);
        assertThat(json(new PortalClient(port).get("/v3/api-docs", "Accept", "*/*"))
                        .get("paths")
                        .propertyNames())
                .containsAll(forPrograms);
    }

    @ParameterizedTest
    @MethodSource("files")
    void fileIsThatOfAPersonOfTheSameServices(String file) {
        String person = TestAccounts.createFor(database, Role.ANALYST, teams.ownService);
        String own = new PortalClient(port).signIn(person).get(file).body();
        String lines = file.replace(".csv", ".jsonl");
        assertThat(get(lines, token(UNMASKED, teams.ownService)).body())
                .isEqualTo(new PortalClient(port).signIn(person).get(lines).body());
        assertThat(own).contains(ForeignScope.OWN_WORD).doesNotContain(ForeignScope.WORD + " ");
        assertThat(get(file, token(UNMASKED, teams.ownService)).body()).isEqualTo(own);
        String everything = new PortalClient(port)
                .signIn(TestAccounts.create(database, Role.ANALYST))
                .get(file)
                .body();
        assertThat(everything).contains(ForeignScope.OWN_WORD, ForeignScope.WORD + " ");
        assertThat(get(file, token(UNMASKED)).body()).isEqualTo(everything);
    }

    @ParameterizedTest
    @MethodSource("files")
    void fileIsMaskedAsThatOfAPersonWhoMayNotSeeItWhole(String file) {
        String person = TestAccounts.createFor(database, Role.ANALYST, teams.ownService);
        database.sql("update account set permissions_taken = '{VIEW_UNMASKED}' where username = ?")
                .param(person)
                .update();
        HttpResponse<String> masked = get(file, token(READ, teams.ownService));
        assertThat(masked.body())
                .isEqualTo(new PortalClient(port).signIn(person).get(file).body())
                .contains(ForeignScope.OWN_WORD)
                .doesNotContain("98765");
        assertThat(masked.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void whatIsMaskedIsThere() {
        assertThat(get(FILE, token(UNMASKED, teams.ownService)).body()).contains("98765");
        assertThat(get("/ivr/calls.csv?" + DAY, token(UNMASKED, teams.ownService))
                        .body())
                .contains("98765");
    }

    @ParameterizedTest
    @MethodSource("files")
    void whoMayNotReadIsToldSoInAProblemDocument(String file) {
        for (List<String> rights : List.of(List.of("INGEST"), List.of("READ_UNMASKED"), List.<String>of())) {
            assertProblem(403, get(file, token(rights)), "O token não dá direito a isto");
        }
        String revoked = token(READ);
        change(revoked, "revoked_at = now()");
        String expired = token(READ);
        change(expired, "expires_at = now()");
        assertUnauthorized(get(file, revoked), "foi revogado");
        assertUnauthorized(get(file, expired), "O prazo deste token acabou");
        assertUnauthorized(get(file, "rastro_unknown"), "Nenhum token do portal");
        HttpResponse<String> nobody = new PortalClient(port).get(file, "Accept", "*/*");
        assertProblem(401, nobody, "pede um token no cabeçalho Authorization");
        assertThat(nobody.headers().allValues("WWW-Authenticate")).contains("Bearer");
    }

    private void assertUnauthorized(HttpResponse<String> answer, String detail) {
        assertProblem(401, answer, detail);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
    }

    private static void assertProblem(int status, HttpResponse<String> answer, String detail) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().map()).doesNotContainKeys("location", "set-cookie");
        assertThat(json(answer).get("status").intValue()).isEqualTo(status);
        assertThat(json(answer).get("detail").stringValue()).contains(detail);
    }

    @Test
    void everythingThatIsWrongIsToldParameterByParameter() {
        HttpResponse<String> answer =
                get("/agents.csv?from=2024-02-31&agent=abc&foo=1&dialect=xls", token(READ), "Accept-Language", "en-GB");
        assertProblem(400, answer, "from: “2024-02-31” is not a date that exists.");
        assertThat(json(answer).get("errors"))
                .extracting(error -> error.get("parameter").stringValue())
                .containsExactlyInAnyOrder("from", "agent", "foo", "dialect");
        assertThat(json(answer).get("errors"))
                .extracting(error -> error.get("detail").stringValue())
                .contains("“abc” stands for nothing on this list.");
    }

    @Test
    void fileIsInTheLanguageAskedForAndACookieAsksForNone() {
        String file = "/ivr.csv?dialect=script&groupBy=IVR&" + DAY;
        String token = token(READ, teams.ownService);
        assertThat(get(file, token, "Cookie", "rastro_language=en").body()).startsWith("URA,");
        assertThat(get(file, token, "Accept-Language", "en").body()).startsWith("IVR,");
    }

    @Test
    void ofATokenAndASessionTheTokenCounts() {
        PortalClient person = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
        String session = person.cookie("JSESSIONID");
        String token = token(UNMASKED, teams.ownService);
        HttpResponse<String> answer = person.get(FILE, "Authorization", "Bearer " + token);
        assertThat(answer.body()).isEqualTo(get(FILE, token).body()).doesNotContain(ForeignScope.WORD + " ");
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        for (String page : List.of("/", "/interactions", "/admin/tokens", "/ledger.csv", "/imports/1/rejections.csv")) {
            assertProblem(403, person.get(page, "Authorization", "Bearer " + token), "páginas, nenhum token abre");
        }
        change(token, "revoked_at = now()");
        assertProblem(401, person.get(FILE, "Authorization", "Bearer " + token), "foi revogado");
        assertThat(person.get("/interactions").statusCode()).isEqualTo(200);
        assertThat(person.cookie("JSESSIONID")).isEqualTo(session);
        assertThat(database.sql("select count(*) from ledger_entry where account_id < 0 and session is not null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404",
        "GET, /interactions.csv/, 404",
        "GET, /interactions.xls, 404",
        "GET, /INTERACTIONS.CSV, 404",
        "GET, /agents/x/interactions.csv, 403",
        "GET, /%69nteractions.csv?media=FAX, 400",
        "GET, /interactions%2ecsv?media=VOICE, 400",
        "GET, /interactions.csv;a=b?media=VOICE, 400",
        "GET, /interactions.csv/..;/ledger.csv, 400",
        "GET, /x/../ledger.csv, 400",
        "GET, //interactions.csv?media=VOICE, 400",
        "GET, /sign-in, 403",
        "GET, /receipts, 403",
        "POST, /interactions.csv, 403",
        "DELETE, /interactions.csv, 403",
        "POST, /nothing, 403",
        "POST, /sign-in, 403",
        "GET, /interactions.csv?media=VOICE&access_token=rastro_x, 400",
    })
    void noOtherAddressAndNoOtherMethodOpensAnything(String method, String address, int status) throws IOException {
        String answer = raw(method + " " + address, "Authorization: Bearer " + token(UNMASKED));
        assertThat(RawHttp.status(answer)).isEqualTo(status);
        assertThat(answer)
                .contains("application/problem+json", "\"detail\":\"")
                .doesNotContain("<html", "Location:", "Set-Cookie:", ForeignScope.OWN_WORD);
    }

    @Test
    void methodIsTheRequestsOwn() throws IOException {
        String answer = raw(
                "POST " + FILE + "&_method=GET",
                "X-HTTP-Method-Override: GET\r\nContent-Length: 0\r\nAuthorization: Bearer " + token(READ));
        assertThat(RawHttp.status(answer)).isEqualTo(403);
    }

    @Test
    void ofTwoAuthorizationsNoneCounts() throws IOException {
        String good = "Authorization: Bearer " + token(READ);
        for (String other : List.of("Authorization: Bearer rastro_unknown", "Authorization: Basic eDp4", good)) {
            for (String both : List.of(good + "\r\n" + other, other + "\r\n" + good)) {
                String answer = raw("GET " + FILE, both);
                assertThat(RawHttp.status(answer)).isEqualTo(401);
                assertThat(answer).contains("mais de um");
            }
        }
    }

    /** A proxy's own password comes with whatever a browser asks for. */
    @Test
    void passwordOfAProxyIsNoToken() {
        PortalClient person = new PortalClient(port).signIn(TestAccounts.create(database, Role.ANALYST));
        HttpResponse<String> file = person.get(FILE, "Authorization", "Basic eDp4");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(person.get("/nothing", "Authorization", "Basic eDp4").body()).contains("<html");
        HttpResponse<String> program = new PortalClient(port).get(FILE, "Authorization", "Basic eDp4", "Accept", "*/*");
        assertProblem(401, program, "não é da forma Bearer");
    }

    @Test
    void headReadsNothing() throws IOException {
        String token = token(READ);
        String answer = raw("HEAD " + FILE, "Authorization: Bearer " + token);
        assertThat(RawHttp.status(answer)).isEqualTo(200);
        assertThat(answer).contains("Content-Type: text/csv", "Content-Disposition: attachment");
        assertThat(RawHttp.status(raw("HEAD " + FILE + "&foo=1", "Authorization: Bearer " + token)))
                .isEqualTo(400);
        get(FILE, token);
        await().until(() -> acts(token).contains("export-ended DONE"));
        assertThat(acts(token)).containsOnlyOnce("export-begun DONE");
        assertThat(database.sql("select count(*) from export_receipt where account_id = ?")
                        .param(-id(token))
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @ParameterizedTest
    @MethodSource("files")
    void fileLeavesAReceiptThatItsProgramAloneReads(String file) throws Exception {
        String token = token(READ, teams.ownService);
        HttpResponse<String> answer = get(file, token);
        String receipt = answer.headers()
                .firstValue("Link")
                .orElseThrow()
                .replaceFirst("^<(/receipts/[0-9a-f-]{36}/manifest)>; rel=\"describedby\"$", "$1");
        JsonNode manifest = json(get(receipt, token));
        byte[] sent = answer.body().getBytes(UTF_8);
        assertThat(manifest.get("sha256").stringValue())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(sent)));
        assertThat(manifest.get("bytes").intValue()).isEqualTo(sent.length);
        assertThat(manifest.get("outcome").stringValue()).isEqualTo("DONE");
        assertThat(manifest.get("account").stringValue()).isEqualTo("test (token " + id(token) + ")");
        assertProblem(404, get(receipt, token(READ)), "ou não para este token");
        assertProblem(403, get(receipt, token(List.of("INGEST"))), "O token não dá direito");
        assertThat(receiptsOf(receipt)).containsExactly(-id(token));
    }

    private List<Integer> receiptsOf(String receipt) {
        return database.sql("select account_id from export_receipt where id::text = ?")
                .param(receipt.split("/", -1)[2])
                .query(Integer.class)
                .list();
    }

    @Test
    void ledgerTellsTheTokenWhateverItIsCalled() {
        String token = token(READ, teams.ownService);
        get(FILE, token);
        get("/admin/tokens", token);
        await().untilAsserted(() ->
                assertThat(acts(token)).contains("export-begun DONE", "export-ended DONE", "forbidden REFUSED"));
        assertThat(database.sql("select distinct account_name from ledger_entry where account_id = ?")
                        .param(-id(token))
                        .query(String.class)
                        .list())
                .containsExactly("test (token " + id(token) + ")");
    }

    @Test
    void whoSeesSomeServicesGivesTokensForThoseAlone() {
        PortalClient some =
                new PortalClient(port).signIn(TestAccounts.createFor(database, Role.ADMIN, teams.ownService));
        Map<String, String> order = Map.of("name", "bi", "source", teams.source, "right", "READ");
        List<HttpResponse<String>> refused = new ArrayList<>();
        refused.add(some.submit("/admin/tokens", with(order, "allServices", "true")));
        refused.add(some.submit(
                "/admin/tokens", with(order, "service", teams.ids.get(ForeignProbe.Foreign.SERVICE.name()))));
        assertThat(refused).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(400));
        assertThat(some.submit("/admin/tokens", with(order, "service", String.valueOf(teams.ownService)))
                        .statusCode())
                .isEqualTo(302);
        assertThat(database.sql(
                                "select rights::text || service_ids::text from api_token where source = ? and name = 'bi'")
                        .param(teams.source)
                        .query(String.class)
                        .list())
                .containsExactly("{READ}{" + teams.ownService + "}");
    }

    private static Map<String, String> with(Map<String, String> form, String name, String value) {
        Map<String, String> more = new HashMap<>(form);
        more.put(name, value);
        return more;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ler", "mascarados", "Nenhum token abre páginas"})
    void pageSaysWhatATokenMayDo(String words) {
        assertThat(new PortalClient(port)
                        .signIn(TestAccounts.create(database, Role.ADMIN))
                        .get("/admin/tokens")
                        .body())
                .contains(words);
    }

    private String token(List<String> rights, int... services) {
        return TestTokens.issue(database, teams.source, rights, services);
    }

    private void change(String token, String change) {
        database.sql("update api_token set " + change + " where token_hash = sha256(?)")
                .param(token.getBytes(UTF_8))
                .update();
    }

    private int id(String token) {
        return database.sql("select id from api_token where token_hash = sha256(?)")
                .param(token.getBytes(UTF_8))
                .query(Integer.class)
                .single();
    }

    private List<String> acts(String token) {
        return database.sql("select action || ' ' || outcome from ledger_entry where account_id = ?")
                .param(-id(token))
                .query(String.class)
                .list();
    }

    /** As a browser would accept it: a page is no answer to a token all the same. */
    private HttpResponse<String> get(String address, String token, String... headers) {
        String[] all = Stream.concat(Stream.of("Authorization", "Bearer " + token), Stream.of(headers))
                .toArray(String[]::new);
        return new PortalClient(port).get(address, all);
    }

    private String raw(String request, String headers) throws IOException {
        return RawHttp.exchange(port, request + " HTTP/1.1\r\n" + headers, "");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
