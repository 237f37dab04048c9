package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Logs and the history of a browser keep addresses: no secret is taken from one. */
@PortalTest
class SecretInAddressTests {

    private static final Pattern SECRET_FIELD = Pattern.compile("<input[^>]*(?:type=\"password\"|one-time-code)[^>]*>");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Test
    void nobodySignsInByAnAddress() {
        String username = TestAccounts.create(database, Role.ANALYST);
        PortalClient browser = new PortalClient(port);
        HttpResponse<String> answer = browser.submit(
                "/sign-in?username=" + username + "&password=" + TestAccounts.PASSWORD.replace(" ", "+"), Map.of());
        assertRefused(answer);
        assertThat(PortalClient.location(browser.get("/interactions"))).isEqualTo("/sign-in");
        assertThat(answer.body()).doesNotContain(TestAccounts.PASSWORD);
        assertThat(PortalClient.location(browser.signIn(username, TestAccounts.PASSWORD)))
                .as("what was asked for before")
                .isEqualTo("/interactions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account/password?current=x",
                "/account/password?a=b&repeated",
                "/account/second-factor/codes?current=x",
                "/sign-in/code?code=123456",
                "/sign-in/passkey?credential=%7B%7D",
                "/admin/sources?setting.token=x",
                "/admin/sources?setting%2Etoken=x",
                "/invitation/x?p%61ssword=x",
                "/preferences?_csrf=x"
            })
    void formThatTakesASecretTakesItFromItsBodyAlone(String address) {
        assertRefused(new PortalClient(port).submit(address, Map.of()));
    }

    @Test
    void askingForAPageWithAPasswordIsRefusedAndAProvidersCodeIsNot() {
        PortalClient browser = new PortalClient(port);
        assertRefused(browser.get("/sign-in?password=x"));
        assertThat(browser.get("/sign-in?code=x").statusCode()).isEqualTo(200);
    }

    /** What a template asks for as a secret is refused in an address. */
    @Test
    void everySecretFieldOfAFormIsKnown() throws IOException {
        PortalClient browser = new PortalClient(port);
        List<String> names = secretFields();
        assertThat(names).contains("password", "current", "code");
        for (String name : names) {
            assertRefused(browser.submit("/sign-in?" + name + "=x", Map.of()));
        }
    }

    private static List<String> secretFields() throws IOException {
        try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"))) {
            TreeSet<String> names = new TreeSet<>();
            for (Path template :
                    templates.filter(file -> file.toString().endsWith(".html")).toList()) {
                SECRET_FIELD
                        .matcher(Files.readString(template))
                        .results()
                        .map(MatchResult::group)
                        .flatMap(field -> NAME.matcher(field).results().map(name -> name.group(1)))
                        .filter(name -> !name.contains("$"))
                        .forEach(names::add);
            }
            return List.copyOf(names);
        }
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Senhas e códigos não vão no endereço");
    }
}
