package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A provider whose ID tokens are not to be believed, and what becomes of those that are. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class WrongIdTokenTests {

    @LocalServerPort
    int port;

    @Value("${rastro.oidc.issuer}")
    String issuer;

    @Autowired
    JdbcClient database;

    ConfigurableApplicationContext provider;
    String person;
    AtProvider atProvider;

    @BeforeAll
    void startProvider() {
        provider = IdentityProvider.start(issuer, port);
    }

    @AfterAll
    void stopProvider() {
        provider.close();
    }

    @BeforeEach
    void newPerson() {
        person = "lia-" + UUID.randomUUID();
        atProvider = new AtProvider(issuer, person);
        atProvider.says("portal-supervisor", "*");
    }

    @ParameterizedTest
    @EnumSource(WrongIdToken.class)
    void wrongTokenLetsNobodyInAndIsToldAndKept(WrongIdToken wrong) {
        PortalClient browser = new PortalClient(port);
        IdentityProvider.WRONG.put(person, wrong);
        assertThat(PortalClient.location(browser.get(atProvider.granted(browser))))
                .isEqualTo("/sign-in?failed");
        assertThat(browser.get("/sign-in?failed").body()).contains("provedor de identidade não pôde ser confirmada");
        assertThat(PortalClient.location(browser.get("/interactions"))).startsWith("/sign-in");
        assertThat(database.sql("select count(*) from account where username = ?")
                        .param(person)
                        .query(Integer.class)
                        .single())
                .isZero();
        // The same refusal from the same address is an entry at once, and is counted afterwards.
        await().untilAsserted(() -> assertThat(refusals()).isNotEmpty());
        IdentityProvider.WRONG.remove(person);
        assertThat(PortalClient.location(browser.get(atProvider.granted(browser))))
                .as("the same person's right one")
                .isEqualTo("/interactions");
    }

    private List<String> refusals() {
        return database.sql("""
                        select details from ledger_entry
                        where action = 'sign-in-refused' and details like 'reason=single-sign-on-wrong-token%'
                        """).query(String.class).list();
    }

    @Test
    void tokensAreNeitherLoggedNorStoredNorShown(CapturedOutput output) {
        IdentityProvider.TOKENS.clear();
        PortalClient browser = new PortalClient(port);
        browser.get(atProvider.granted(browser));
        String page = browser.get("/account").body();
        browser.submit("/sign-out", Map.of());
        // The one for the portal and the one for asking the provider, which are told apart by nothing that matters
        // here.
        assertThat(IdentityProvider.TOKENS)
                .hasSize(2)
                .allSatisfy(token -> assertThat(output + page + stored())
                        .doesNotContain(token.substring(token.lastIndexOf('.') + 1)));
    }

    /** Everything that the database keeps of sign-ins and accounts. */
    private String stored() {
        return database.sql("""
                        select (select string_agg(e::text, ' ') from ledger_entry e)
                            || (select string_agg(a::text, ' ') from account a)
                            || (select string_agg(i::text, ' ') from account_identity i)
                        """).query(String.class).single();
    }
}
