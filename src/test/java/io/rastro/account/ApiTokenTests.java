package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.ApiTokens.RefusedTokenException;
import io.rastro.account.ApiTokens.TokenOrder;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class ApiTokenTests {

    private static final Pattern ISSUED = Pattern.compile("<code id=\"issued\">([^<]+)</code>");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    ApiTokens tokens;

    @Test
    void programWithoutTokenIsAskedForOne() {
        HttpResponse<String> answer = new PortalClient(port).get("/api/anything");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":401", "A API pede um token");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void unknownTokenIsRefused() {
        HttpResponse<String> answer = call(ApiTokens.PREFIX + "unknown");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        assertThat(answer.body()).contains("Nenhum token do portal é igual a este");
    }

    @Test
    void refusedProgramIsToldWhyInItsLanguage() {
        HttpResponse<String> answer = new PortalClient(port)
                .get("/api/anything", "Authorization", "Basic cmFzdHJv", "Accept-Language", "en-GB,en;q=0.8");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("is not of the form Bearer");
    }

    @Test
    void tokenGetsInAndWithoutFormProtection() {
        String token = issue("collector", null);
        assertThat(call(token).statusCode()).isEqualTo(404);
        assertThat(new PortalClient(port)
                        .post("/api/anything", Map.of(), "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void tokenStandsForItsSource() throws RefusedTokenException {
        assertThat(tokens.recognise(issue("collector", null)))
                .map(ApiClient::source)
                .contains("pabx");
    }

    @Test
    void sessionOpensNoApi() {
        PortalClient browser = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
        assertThat(browser.get("/api/anything").statusCode()).isEqualTo(401);
    }

    @Test
    void onlyTheHashIsStored() {
        String name = "collector " + UUID.randomUUID();
        String token = issue(name, null);
        assertThat(database.sql("select token_hash = sha256(?::bytea) from api_token where name = ?")
                        .params(token.getBytes(java.nio.charset.StandardCharsets.UTF_8), name)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void useIsStamped() {
        String name = "collector " + UUID.randomUUID();
        call(issue(name, null));
        assertThat(database.sql("select last_used_at is not null from api_token where name = ?")
                        .param(name)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void administratorSeesANewTokenOnceAndMayRevokeIt() {
        PortalClient browser = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
        String name = "collector " + UUID.randomUUID();
        browser.submit(
                "/admin/tokens", Map.of("name", name, "source", "pabx", "right", "INGEST", "allServices", "true"));
        Matcher issued = ISSUED.matcher(browser.get("/admin/tokens").body());
        assertThat(issued.find()).isTrue();
        String token = issued.group(1);
        assertThat(call(token).statusCode()).isEqualTo(404);
        assertThat(browser.get("/admin/tokens").body()).contains(name).doesNotContain(token);

        browser.submit("/admin/tokens/" + id(name) + "/revocation", Map.of());
        assertThat(browser.get("/admin/tokens").body()).contains("foi revogado");
        assertThat(call(token).statusCode()).isEqualTo(401);
        assertThat(call(token).body()).contains("foi revogado por um administrador");
    }

    @Test
    void tokenExpires() {
        String name = "collector " + UUID.randomUUID();
        String token = issue(name, Duration.ofDays(90));
        assertThat(call(token).statusCode()).isEqualTo(404);
        database.sql("update api_token set expires_at = now() where name = ?")
                .param(name)
                .update();
        assertThat(call(token).statusCode()).isEqualTo(401);
        assertThat(call(token).body()).contains("O prazo deste token acabou.");
        assertThat(new PortalClient(port)
                        .signIn(TestAccounts.create(database, Role.ADMIN))
                        .get("/admin/tokens")
                        .body())
                .containsPattern(name + "[\\s\\S]*?Helena Prado[\\s\\S]*?Vencido");
    }

    @ParameterizedTest
    @CsvSource({"90, 90", "0, ", ", 365"})
    void tokenIsGoodForTheDaysChosenAndSaysWhoMadeIt(@Nullable String days, @Nullable Integer good) {
        PortalClient browser = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
        String name = "collector " + UUID.randomUUID();
        Map<String, String> form =
                new HashMap<>(Map.of("name", name, "source", "pabx", "right", "INGEST", "allServices", "true"));
        if (days != null) {
            form.put("days", days);
        }
        browser.submit("/admin/tokens", form);
        assertThat(database.sql(
                                "select extract(day from expires_at - created_at)::int as days, created_by from api_token"
                                        + " where name = ?")
                        .param(name)
                        .query()
                        .singleRow())
                .containsEntry("days", good)
                .containsEntry("created_by", "Marta Vilela Nunes");
    }

    @Test
    void incompleteFormIsAnsweredAtItsFields() {
        PortalClient browser = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
        HttpResponse<String> answer =
                browser.submit("/admin/tokens", Map.of("name", "  ", "source", "Central Telefônica".repeat(12)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("Informe um nome.")
                .contains("Use no máximo 200 caracteres.")
                .contains("value=\"Central TelefônicaCentral");
    }

    @Test
    void tokenThatDoesNotExistCannotBeRevoked() {
        PortalClient browser = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
        assertThat(browser.submit("/admin/tokens/2147483647/revocation", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    private String issue(String name, @Nullable Duration validity) {
        return tokens.issue(
                new TokenOrder(name, "pabx", Set.of(TokenRight.INGEST), ServiceScope.allServices(), validity),
                Readers.administrator(database));
    }

    private HttpResponse<String> call(String token) {
        return new PortalClient(port).get("/api/anything", "Authorization", "Bearer " + token);
    }

    private int id(String name) {
        return database.sql("select id from api_token where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }
}
