package io.rastro.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class SecondFactorTests {

    private static final Pattern RECOVERY_CODE = Pattern.compile("<code>([A-Z2-7]{4}(-[A-Z2-7]{4}){7})</code>");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    String username;
    PortalClient here;

    @BeforeEach
    void signIn() {
        username = TestAccounts.create(database, Role.QA);
        here = new PortalClient(port).signIn(username);
    }

    @AfterEach
    void requireOfNobody() {
        database.sql("delete from second_factor_role").update();
    }

    @Test
    void secretCountsOnceACodeOfItIsEntered() {
        here.submit("/account/second-factor/enrolment", Map.of("current", TestAccounts.PASSWORD));
        Authenticator application =
                Authenticator.reading(here.get("/account/second-factor").body());
        assertThat(passwordAccepted().get("/interactions").statusCode()).isEqualTo(200);
        HttpResponse<String> refused =
                here.submit("/account/second-factor/confirmation", Map.of("code", application.wrong()));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Este código não vale").contains("Sem câmera");
        here.submit("/account/second-factor/confirmation", Map.of("code", application.code()));
        assertThat(here.get("/account/second-factor").body()).contains("Ativo desde");
        assertThat(PortalClient.location(new PortalClient(port).signIn(username, TestAccounts.PASSWORD)))
                .isEqualTo("/sign-in/code");
    }

    @Test
    void secretIsNotInTheDatabaseAsItIs() {
        enrol();
        assertThat(database.sql(
                                "select length(secret) from totp_secret t join account a on a.id = t.account_id where username = ?")
                        .param(username)
                        .query(Integer.class)
                        .single())
                .as("nonce, secret and tag")
                .isGreaterThan(40);
    }

    @Test
    void enrolmentEndsTheOtherSessionsAndKeepsThisOne() {
        PortalClient elsewhere = new PortalClient(port).signIn(username);
        enrol();
        assertThat(here.get("/account").statusCode()).isEqualTo(200);
        assertThat(PortalClient.location(elsewhere.get("/account"))).startsWith("/sign-in");
    }

    @Test
    void codeLeadsToThePageThatWasAskedForUnderANewSessionId() {
        Authenticator application = enrol();
        PortalClient browser = new PortalClient(port);
        browser.get("/interactions?media=VOICE");
        browser.signIn(username, TestAccounts.PASSWORD);
        String before = browser.cookie("JSESSIONID");
        HttpResponse<String> answer = browser.submit("/sign-in/code", Map.of("code", " " + application.code() + " "));
        assertThat(PortalClient.location(answer)).isEqualTo("/interactions?media=VOICE");
        assertThat(browser.cookie("JSESSIONID")).isNotEqualTo(before);
        assertThat(browser.get("/interactions?media=VOICE").statusCode()).isEqualTo(200);
    }

    @Test
    void codeIsGoodOnce() {
        Authenticator application = enrol();
        String code = application.code();
        assertThat(PortalClient.location(passwordAccepted().submit("/sign-in/code", Map.of("code", code))))
                .isEqualTo("/");
        HttpResponse<String> again = passwordAccepted().submit("/sign-in/code", Map.of("code", code));
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("já foi usado");
    }

    @Test
    void recoveryCodeIsGoodOnceHoweverItIsTyped() {
        here.submit("/account/second-factor/enrolment", Map.of("current", TestAccounts.PASSWORD));
        Authenticator application =
                Authenticator.reading(here.get("/account/second-factor").body());
        here.submit("/account/second-factor/confirmation", Map.of("code", application.code()));
        List<String> codes = recoveryCodes(here.get("/account/second-factor").body());
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(recoveryCodes(here.get("/account/second-factor").body())).isEmpty();
        String typed = codes.get(3).toLowerCase(java.util.Locale.ROOT).replace('-', ' ');
        PortalClient browser = passwordAccepted();
        assertThat(PortalClient.location(browser.submit("/sign-in/code", Map.of("code", typed))))
                .isEqualTo("/");
        assertThat(browser.get("/account/second-factor").body()).contains("Restam 9.");
        assertThat(passwordAccepted()
                        .submit("/sign-in/code", Map.of("code", codes.get(3)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void newRecoveryCodesTakeThePlaceOfTheOld() {
        Authenticator application = enrol();
        here.submit("/account/second-factor/recovery-codes", Map.of("current", TestAccounts.PASSWORD));
        String old = recoveryCodes(here.get("/account/second-factor").body()).get(0);
        here.submit("/account/second-factor/recovery-codes", Map.of("current", TestAccounts.PASSWORD));
        assertThat(passwordAccepted()
                        .submit("/sign-in/code", Map.of("code", old))
                        .statusCode())
                .isEqualTo(400);
        assertThat(application.code()).isNotEmpty();
    }

    @Test
    void guessingIsSlowedDownWhoeverEntersThePasswordAgain() {
        Authenticator application = enrol();
        for (int guess = 0; guess < SignInAttempts.CODE_BURST; guess++) {
            passwordAccepted().submit("/sign-in/code", Map.of("code", application.wrong()));
        }
        HttpResponse<String> answer = passwordAccepted().submit("/sign-in/code", Map.of("code", application.code()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).containsPattern("Aguarde [23]\\d\\d segundos");
    }

    @ParameterizedTest
    @ValueSource(strings = {"enrolment", "recovery-codes", "removal"})
    void everyChangeAsksForThePassword(String form) {
        enrol();
        HttpResponse<String> answer = here.submit("/account/second-factor/" + form, Map.of("current", "wrong"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("A senha atual não é esta.", "Ativo desde")
                .doesNotContain("Sem câmera");
        assertThat(PortalClient.location(new PortalClient(port).signIn(username, TestAccounts.PASSWORD)))
                .isEqualTo("/sign-in/code");
    }

    @Test
    void passkeyIsMadeFromThePasswordOnAndFromNoAnswerThatWasNotAskedFor() {
        HttpResponse<String> refused = here.submit("/account/passkeys/options", Map.of("current", "wrong"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).isEqualTo("A senha atual não é esta.");
        HttpResponse<String> options =
                here.submit("/account/passkeys/options", Map.of("current", TestAccounts.PASSWORD));
        assertThat(options.body())
                .contains("\"userVerification\":\"required\"", "\"id\":\"localhost\"", username)
                .doesNotContain(TestAccounts.PASSWORD);
        here.submit("/account/passkeys", Map.of("credential", "{}"));
        assertThat(here.get("/account/second-factor").body()).contains("A chave de acesso não foi confirmada.");
        PortalClient stranger = new PortalClient(port);
        stranger.submit("/sign-in/passkey", Map.of("credential", "{}"));
        assertThat(stranger.get("/sign-in?failed").body()).contains("não serve para entrar");
    }

    @Test
    void removedSecondFactorIsAskedForNoMore() {
        enrol();
        here.submit("/account/second-factor/removal", Map.of("current", TestAccounts.PASSWORD));
        assertThat(here.get("/account/second-factor").body()).contains("As duas etapas foram desativadas.");
        assertThat(PortalClient.location(new PortalClient(port).signIn(username, TestAccounts.PASSWORD)))
                .isEqualTo("/");
    }

    @Test
    void roleThatTakesOneEnrolsRightAfterThePassword() {
        requireOf(Role.QA);
        PortalClient browser = new PortalClient(port);
        assertThat(PortalClient.location(browser.signIn(username, TestAccounts.PASSWORD)))
                .isEqualTo("/sign-in/enrolment");
        assertThat(PortalClient.location(browser.get("/interactions"))).isEqualTo("/sign-in");
        Authenticator application =
                Authenticator.reading(browser.get("/sign-in/enrolment").body());
        HttpResponse<String> refused = browser.submit("/sign-in/enrolment", Map.of("code", application.wrong()));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Este código não vale");
        HttpResponse<String> answer = browser.submit("/sign-in/enrolment", Map.of("code", application.code()));
        assertThat(PortalClient.location(answer)).isEqualTo("/account/second-factor");
        String page = browser.get("/account/second-factor").body();
        assertThat(recoveryCodes(page)).hasSize(10);
        assertThat(page).doesNotContain("/account/second-factor/removal");
        browser.submit("/account/second-factor/removal", Map.of("current", TestAccounts.PASSWORD));
        assertThat(browser.get("/account/second-factor").body()).contains("só entra com duas etapas", "Ativo desde");
    }

    /** Else whoever knows the password would take another application on. */
    @Test
    void whoHasASecondFactorCannotEnrolInsteadOfEnteringACode() {
        requireOf(Role.QA);
        PortalClient browser = new PortalClient(port);
        browser.signIn(username, TestAccounts.PASSWORD);
        Authenticator first =
                Authenticator.reading(browser.get("/sign-in/enrolment").body());
        browser.submit("/sign-in/enrolment", Map.of("code", first.code()));
        PortalClient thief = passwordAccepted();
        assertThat(PortalClient.location(thief.get("/sign-in/enrolment"))).isEqualTo("/sign-in?expired");
        assertThat(PortalClient.location(thief.submit("/sign-in/enrolment", Map.of("code", first.code()))))
                .isEqualTo("/sign-in?expired");
    }

    @Test
    void requirementEndsTheSessionsOfWhoHasNone() {
        String administrator = TestAccounts.create(database, Role.ADMIN);
        PortalClient office = new PortalClient(port).signIn(administrator);
        office.submit("/admin/second-factor", Map.of("role", "QA"));
        assertThat(office.get("/admin/second-factor").body())
                .contains("A exigência foi alterada.")
                .containsPattern("value=\"QA\" checked");
        assertThat(PortalClient.location(here.get("/interactions"))).startsWith("/sign-in");
    }

    @Test
    void administratorWithoutOneCannotRequireItOfHimself() {
        PortalClient office = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
        office.submit("/admin/second-factor", Map.of("role", "ADMIN"));
        assertThat(office.get("/admin/second-factor").body())
                .contains("Cadastre antes a sua própria")
                .doesNotContainPattern("value=\"ADMIN\" checked");
    }

    @Test
    void administratorOfSomeServicesChangesNoRequirement() {
        PortalClient office = new PortalClient(port).signIn(TestAccounts.createFor(database, Role.ADMIN));
        assertThat(office.submit("/admin/second-factor", Map.of("role", "QA")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void administratorTakesALostOneAwayAndTheSessionsEnd() {
        enrol();
        PortalClient office = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
        String page = "/accounts/" + id();
        assertThat(office.get(page).body()).contains(page + "/second-factor/reset");
        PortalClient waiting = passwordAccepted();
        office.submit(page + "/second-factor/reset", Map.of("known", "Face a face, com o gestor"));
        assertThat(office.get(page).body())
                .contains("A segunda etapa foi retirada")
                .doesNotContain("/second-factor/reset");
        assertThat(PortalClient.location(here.get("/account"))).startsWith("/sign-in");
        assertThat(PortalClient.location(waiting.get("/sign-in/code"))).isEqualTo("/sign-in?expired");
        assertThat(PortalClient.location(new PortalClient(port).signIn(username, TestAccounts.PASSWORD)))
                .isEqualTo("/");
    }

    /** Who asks for it may be a thief: how the person was known is the administrator's to answer for, by name. */
    @Test
    void lostOneIsTakenAwayByWhoSaysHowThePersonWasKnown() {
        enrol();
        String administrator = TestAccounts.create(database, Role.ADMIN);
        PortalClient office = new PortalClient(port).signIn(administrator);
        String page = "/accounts/" + id();
        for (String unsaid : List.of("", "   ", "x".repeat(201))) {
            office.submit(page + "/second-factor/reset", Map.of("known", unsaid));
            assertThat(office.get(page).body())
                    .contains("como a pessoa foi reconhecida: pessoalmente", page + "/second-factor/reset");
        }
        office.submit(page + "/second-factor/reset", Map.of("known", " Chamada de vídeo, com o gestor "));
        await().untilAsserted(() -> assertThat(
                        database.sql("""
                                select details from ledger_entry
                                where action = 'second-factor-reset' and 'account/' || ? = any (objects)""").param(id()).query(String.class).list())
                .extracting(details -> URLDecoder.decode(details, UTF_8))
                .containsExactly("name=" + username + "&state=Chamada de vídeo, com o gestor"));
    }

    @Test
    void disabledAccountGetsNoFurtherThanThePassword() {
        Authenticator application = enrol();
        PortalClient browser = passwordAccepted();
        database.sql("update account set enabled = false where username = ?")
                .param(username)
                .update();
        assertThat(PortalClient.location(browser.submit("/sign-in/code", Map.of("code", application.code()))))
                .isEqualTo("/sign-in?expired");
    }

    /** A browser in which the password has been entered, and nothing else. */
    private PortalClient passwordAccepted() {
        PortalClient browser = new PortalClient(port);
        browser.signIn(username, TestAccounts.PASSWORD);
        return browser;
    }

    private Authenticator enrol() {
        return Authenticator.enrol(here, TestAccounts.PASSWORD, database, username);
    }

    private void requireOf(Role role) {
        database.sql("insert into second_factor_role values (?)")
                .param(role.name())
                .update();
    }

    private int id() {
        return database.sql("select id from account where username = ?")
                .param(username)
                .query(Integer.class)
                .single();
    }

    private static List<String> recoveryCodes(String page) {
        Matcher codes = RECOVERY_CODE.matcher(page);
        return codes.results().map(code -> code.group(1)).toList();
    }
}
