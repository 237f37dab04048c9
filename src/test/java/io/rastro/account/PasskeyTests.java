package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a passkey opens, and what an answer that was tampered with does not. */
@PortalTest
class PasskeyTests {

    private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    Accounts accounts;

    @Autowired
    AccountAdministration administration;

    @Autowired
    PasskeyRepository passkeys;

    private String username;
    private PortalClient browser;
    private PortalClient stranger;
    private SoftPasskey passkey;

    @BeforeEach
    void signIn() throws Exception {
        username = TestAccounts.create(database, Role.ANALYST);
        browser = new PortalClient(port).signIn(username);
        stranger = new PortalClient(port);
        passkey = new SoftPasskey(port);
    }

    private void make(PortalClient reader, SoftPasskey made) throws Exception {
        String options = reader.submit("/account/passkeys/options", Map.of("current", TestAccounts.PASSWORD))
                .body();
        reader.submit("/account/passkeys", Map.of("credential", made.made(challenge(options)), "label", "Notebook"));
    }

    private static String challenge(String options) {
        Matcher asked = CHALLENGE.matcher(options);
        assertThat(asked.find()).as(options).isTrue();
        return asked.group(1);
    }

    private String asked(PortalClient reader) {
        return challenge(reader.submit("/sign-in/passkey/options", Map.of()).body());
    }

    private int id(String name) {
        return accounts.named(name).id();
    }

    private byte[] handle(String name) {
        return PasskeyRepository.handle(id(name)).getBytes();
    }

    private static boolean entered(PortalClient reader, String answer) {
        HttpResponse<String> told = reader.submit("/sign-in/passkey", Map.of("credential", answer));
        boolean entered = !PortalClient.location(told).contains("sign-in");
        assertThat(reader.get("/interactions").statusCode()).isEqualTo(entered ? 200 : 302);
        return entered;
    }

    @Test
    void passkeyOpensItsAccountOnceForEachTimeItIsAsked() throws Exception {
        make(browser, passkey);
        String answer = passkey.shown(asked(stranger), handle(username));
        assertThat(entered(stranger, answer)).isTrue();
        PortalClient again = new PortalClient(port);
        assertThat(entered(again, answer)).as("asked for nothing").isFalse();
        asked(again);
        assertThat(entered(again, answer)).as("asked for another answer").isFalse();
    }

    @Test
    void whomTheDeviceHasNotVerifiedStaysOut() throws Exception {
        make(browser, passkey);
        passkey.says(SoftPasskey.PRESENT);
        assertThat(entered(stranger, passkey.shown(asked(stranger), handle(username))))
                .isFalse();
        passkey.says(SoftPasskey.PRESENT | SoftPasskey.VERIFIED);
        assertThat(entered(stranger, passkey.shown(asked(stranger), handle(username))))
                .isTrue();
    }

    @Test
    void passkeyIsNotMadeWithoutThePersonVerified() throws Exception {
        passkey.says(SoftPasskey.PRESENT);
        make(browser, passkey);
        assertThat(passkeys.of(id(username))).isEmpty();
    }

    @Test
    void passkeyOpensNoOthersAccount() throws Exception {
        String other = TestAccounts.create(database, Role.ADMIN);
        make(browser, passkey);
        assertThat(entered(stranger, passkey.shown(asked(stranger), handle(other))))
                .isFalse();
    }

    /** What was asked of one account is no answer of another's, nor does a key become a second account's. */
    @Test
    void answerToOneAccountMakesNoPasskeyOfAnother() throws Exception {
        String other = TestAccounts.create(database, Role.ADMIN);
        PortalClient another = new PortalClient(port).signIn(other);
        String asked = challenge(browser.submit("/account/passkeys/options", Map.of("current", TestAccounts.PASSWORD))
                .body());
        another.submit("/account/passkeys/options", Map.of("current", TestAccounts.PASSWORD));
        another.submit("/account/passkeys", Map.of("credential", passkey.made(asked), "label", "Alheia"));
        assertThat(passkeys.of(id(other))).isEmpty();
        make(browser, passkey);
        make(another, passkey);
        assertThat(passkeys.of(id(other))).isEmpty();
        assertThat(passkeys.of(id(username))).hasSize(1);
    }

    @Test
    void passkeyOfADisabledAccountOpensNothing() throws Exception {
        make(browser, passkey);
        administration.disable(Readers.administrator(database), id(username));
        assertThat(entered(stranger, passkey.shown(asked(stranger), handle(username))))
                .isFalse();
    }
}
