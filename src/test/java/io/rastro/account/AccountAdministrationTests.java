package io.rastro.account;

import static io.rastro.account.Permission.ADMINISTER;
import static io.rastro.account.Permission.AUDIT;
import static io.rastro.account.Permission.DOWNLOAD_RECORDING;
import static io.rastro.account.Permission.ERASE;
import static io.rastro.account.Permission.EXPORT;
import static io.rastro.account.Permission.IMPORT;
import static io.rastro.account.Permission.LISTEN;
import static io.rastro.account.Permission.VIEW_HISTORY;
import static io.rastro.account.Permission.VIEW_REPORTS;
import static io.rastro.account.Permission.VIEW_UNMASKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rastro.account.AccountAdministration.Invitation;
import io.rastro.testing.RepositoryTest;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TurnableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

@RepositoryTest
class AccountAdministrationTests {

    @Autowired
    JdbcClient database;

    @Autowired
    AccountRepository repository;

    @Autowired
    TeamRepository teams;

    @Autowired
    Accounts accounts;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    SecondFactors secondFactors;

    @Autowired
    OidcAccounts singleSignOn;

    TurnableClock clock = new TurnableClock(Instant.parse("2026-11-20T12:00:00Z"));
    List<Object> acts;
    AccountAdministration administration;
    Passwords passwords;
    int support;
    int billing;

    @BeforeEach
    void emptyPortal() {
        database.sql("delete from account").update();
        acts = new ArrayList<>();
        administration = new AccountAdministration(
                repository, teams, encoder, acts::add, secondFactors, singleSignOn, clock, Duration.ofDays(3));
        passwords = new Passwords(repository, encoder, acts::add, clock);
        support = service("Suporte técnico");
        billing = service("Cobrança");
    }

    @Test
    void linkOpensTheAccountOnce() {
        Invitation invitation = invite(administrator(), ServiceScope.of(Set.of(support)));
        assertThat(state(invitation)).isEqualTo(AccountState.INVITED);
        assertThat(passwords.choose(invitation.secret(), "correct horse")).isPresent();
        assertThat(state(invitation)).isEqualTo(AccountState.ACTIVE);
        assertThat(encoder.matches("correct horse", accounts.named("bruna").getPassword()))
                .isTrue();
        assertThat(passwords.invited(invitation.secret())).isEmpty();
        assertThat(passwords.choose(invitation.secret(), "another horse")).isEmpty();
    }

    @Test
    void onlyTheHashOfALinkIsStored() {
        Invitation invitation = invite(administrator(), ServiceScope.allServices());
        repository.flush();
        assertThat(database.sql("select invitation_hash = sha256(?::bytea) from account where id = ?")
                        .params(
                                invitation.secret().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                invitation.accountId())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    /** Each of them signs in without the password, on a device that may be whoever's the reset is about. */
    @Test
    void newLinkTakesThePasskeysAwayAndLeavesTheApplication() {
        PortalUser administrator = administrator();
        int id = invite(administrator, ServiceScope.allServices()).accountId();
        database.sql("""
                        insert into user_credentials (credential_id, user_entity_user_id, public_key, signature_count,
                            uv_initialized, backup_eligible, authenticator_transports, backup_state, created, last_used, label)
                        values ('a2V5', ?, '', 0, true, false, 'internal', false, now(), now(), 'Notebook')""")
                .param(PasskeyRepository.handle(id).toBase64UrlString())
                .update();
        secondFactors.renewRecoveryCodes(accounts.named("bruna"));
        assertThat(secondFactors.hasPasskey(id)).isTrue();
        administration.reset(administrator, id);
        assertThat(secondFactors.hasPasskey(id)).isFalse();
        assertThat(secondFactors.state(accounts.named("bruna")).recoveryCodes()).isZero();
    }

    @Test
    void linkExpires() {
        Invitation invitation = invite(administrator(), ServiceScope.allServices());
        clock.forward(Duration.ofDays(3).minusSeconds(1));
        assertThat(passwords.invited(invitation.secret())).isPresent();
        clock.forward(Duration.ofSeconds(1));
        assertThat(passwords.invited(invitation.secret())).isEmpty();
        assertThat(passwords.choose(invitation.secret(), "correct horse")).isEmpty();
        assertThat(state(invitation)).isEqualTo(AccountState.INVITATION_EXPIRED);
    }

    @Test
    void newLinkReplacesThePasswordAndTheLinkBefore() {
        PortalUser administrator = administrator();
        Invitation first = invite(administrator, ServiceScope.allServices());
        passwords.choose(first.secret(), "correct horse");
        Invitation second = administration.reset(administrator, first.accountId());
        Invitation third = administration.reset(administrator, first.accountId());
        assertThat(encoder.matches("correct horse", accounts.named("bruna").getPassword()))
                .isFalse();
        assertThat(passwords.invited(second.secret())).isEmpty();
        assertThat(passwords.invited(third.secret())).isPresent();
    }

    @Test
    void linkOfADisabledAccountOpensNothing() {
        PortalUser administrator = administrator();
        Invitation invitation = invite(administrator, ServiceScope.allServices());
        administration.disable(administrator, invitation.accountId());
        assertThat(passwords.invited(invitation.secret())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"bruna", "BRUNA"})
    void nameBelongsToOne(String username) {
        PortalUser administrator = administrator();
        invite(administrator, ServiceScope.allServices());
        assertThatThrownBy(() -> administration.invite(
                        administrator,
                        username,
                        "Bruna Prado",
                        new Grant(Rights.of(Role.QA), ServiceScope.allServices())))
                .isInstanceOf(RefusedChange.class)
                .hasMessage("accounts.username.taken");
    }

    @Test
    void lastAdministratorStays() {
        PortalUser only = administrator();
        assertThat(refusal(only, only.id(), Role.SUPERVISOR, ServiceScope.allServices()))
                .isEqualTo("accounts.refused.last");
        invite(only, ServiceScope.allServices());
        assertThat(refusal(only, only.id(), Role.SUPERVISOR, ServiceScope.allServices()))
                .as("somebody invited cannot administer yet")
                .isEqualTo("accounts.refused.last");
    }

    @Test
    void administratorOfAllServicesStays() {
        PortalUser all = administrator();
        user(TestAccounts.createFor(database, Role.ADMIN, support));
        assertThat(refusal(all, all.id(), Role.ADMIN, ServiceScope.of(Set.of(support))))
                .isEqualTo("accounts.refused.last-of-all");
        PortalUser second = administrator();
        administration.change(all, all.id(), "Ana", new Grant(Rights.of(Role.ADMIN), ServiceScope.of(Set.of(support))));
        assertThat(refusal(second, second.id(), Role.QA, ServiceScope.allServices()))
                .isEqualTo("accounts.refused.last-of-all");
    }

    @Test
    void nobodyShutsThemselvesOut() {
        PortalUser one = administrator();
        administrator();
        assertThatThrownBy(() -> administration.disable(one, one.id()))
                .isInstanceOf(RefusedChange.class)
                .hasMessage("accounts.refused.self");
        assertThatThrownBy(() -> administration.reset(one, one.id()))
                .isInstanceOf(RefusedChange.class)
                .hasMessage("accounts.refused.self");
    }

    @Test
    void limitedAdministratorSeesAndGrantsTheirPart() {
        PortalUser all = administrator();
        PortalUser limited = user(TestAccounts.createFor(database, Role.ADMIN, support));
        PortalUser within = user(TestAccounts.createFor(database, Role.QA, support));
        PortalUser beyond = user(TestAccounts.createFor(database, Role.QA, support, billing));
        assertThat(administration.list(limited))
                .extracting(AccountRow::id)
                .containsExactlyInAnyOrder(limited.id(), within.id());
        assertThat(administration.list(all)).hasSize(4);
        assertThat(administration.find(limited, beyond.id())).isEmpty();
        for (PortalUser unknown : List.of(beyond, all)) {
            assertThatThrownBy(() -> administration.disable(limited, unknown.id()))
                    .isInstanceOf(UnknownAccount.class);
            assertThatThrownBy(() -> administration.reset(limited, unknown.id()))
                    .isInstanceOf(UnknownAccount.class);
        }
        assertThat(refusal(limited, within.id(), Role.QA, ServiceScope.of(Set.of(billing))))
                .isEqualTo("accounts.services.wrong");
        assertThatThrownBy(() -> invite(limited, ServiceScope.allServices())).isInstanceOf(RefusedChange.class);
        assertThat(invite(limited, ServiceScope.of(Set.of(support))).accountId())
                .isPositive();
    }

    @Test
    void anotherRoleEndsTheSessionsAndAnotherNameDoesNot() {
        PortalUser administrator = administrator();
        PortalUser quality = user(TestAccounts.create(database, Role.QA));
        administration.change(
                administrator, quality.id(), "Inês", new Grant(Rights.of(Role.QA), ServiceScope.of(Set.of(support))));
        PortalUser renamed = accounts.current(quality.id()).orElseThrow();
        assertThat(renamed.sessionGeneration()).isEqualTo(quality.sessionGeneration());
        assertThat(renamed.displayName()).isEqualTo("Inês");
        assertThat(renamed.scope()).isEqualTo(ServiceScope.of(Set.of(support)));
        administration.change(
                administrator,
                quality.id(),
                "Inês",
                new Grant(Rights.of(Role.ANALYST), ServiceScope.of(Set.of(support))));
        assertThat(accounts.current(quality.id()).orElseThrow().sessionGeneration())
                .isNotEqualTo(quality.sessionGeneration());
    }

    @Test
    void nobodyGrantsWhatTheyDoNotHave() {
        administrator();
        PortalUser limited = user(TestAccounts.create(database, Role.ADMIN));
        change(limited, new Rights(Role.ADMIN, Set.of(), Set.of(ERASE)));
        PortalUser withoutErase = accounts.current(limited.id()).orElseThrow();
        PortalUser quality = user(TestAccounts.create(database, Role.QA));
        for (Rights beyond : List.of(Rights.of(Role.ADMIN), new Rights(Role.QA, Set.of(ERASE), Set.of()))) {
            assertThat(refusal(() -> change(withoutErase, quality.id(), beyond)))
                    .isEqualTo("accounts.permissions.beyond");
            assertThat(refusal(() -> administration.invite(
                            withoutErase, "bruna", "Bruna", new Grant(beyond, ServiceScope.allServices()))))
                    .isEqualTo("accounts.permissions.beyond");
        }
        change(withoutErase, quality.id(), new Rights(Role.QA, Set.of(IMPORT), Set.of(EXPORT)));
        assertThat(accounts.current(quality.id()).orElseThrow().rights().permissions())
                .containsExactlyInAnyOrder(
                        VIEW_REPORTS, VIEW_HISTORY, LISTEN, DOWNLOAD_RECORDING, VIEW_UNMASKED, IMPORT);
    }

    /** Its link would open all of it. */
    @Test
    void accountThatMayMoreIsNotTakenOver() {
        PortalUser all = administrator();
        PortalUser without = user(TestAccounts.create(database, Role.ADMIN));
        change(without, new Rights(Role.ADMIN, Set.of(), Set.of(AUDIT)));
        PortalUser lesser = accounts.current(without.id()).orElseThrow();
        for (Runnable act : List.<Runnable>of(
                () -> administration.reset(lesser, all.id()),
                () -> administration.disable(lesser, all.id()),
                () -> administration.demandNewPassword(lesser, all.id()),
                () -> administration.endSessions(lesser, all.id()),
                () -> change(lesser, all.id(), Rights.of(Role.QA)))) {
            assertThat(refusal(act)).isEqualTo("accounts.refused.beyond");
        }
        assertThat(administration.find(lesser, all.id())).isPresent();
    }

    /** Who administers is who has the permission, whatever the role is called. */
    @Test
    void lastWhoMayAdministerStays() {
        PortalUser only = administrator();
        assertThat(refusal(() -> change(only, new Rights(Role.ADMIN, Set.of(), Set.of(ADMINISTER)))))
                .isEqualTo("accounts.refused.last");
        PortalUser quality = user(TestAccounts.create(database, Role.QA));
        change(only, quality.id(), new Rights(Role.QA, Set.of(ADMINISTER), Set.of()));
        assertThat(refusal(() -> change(only, Rights.of(Role.SUPERVISOR)))).isEqualTo("done");
    }

    @Test
    void everyActIsPublished() {
        PortalUser administrator = administrator();
        Invitation invitation = invite(administrator, ServiceScope.of(Set.of(support)));
        int id = invitation.accountId();
        change(administrator, id, new Rights(Role.QA, Set.of(IMPORT), Set.of(LISTEN)));
        administration.reset(administrator, id);
        administration.demandNewPassword(administrator, id);
        administration.endSessions(administrator, id);
        administration.disable(administrator, id);
        administration.enable(administrator, id);
        assertThat(acts)
                .map(AdministrativeAct.class::cast)
                .allMatch(act -> act.administratorId() == administrator.id()
                        && act.subjectId() == id
                        && act.subject().equals("bruna"))
                .map(act -> act.act() + (act.state().isEmpty() ? "" : " " + act.state()))
                .containsExactly(
                        "ACCOUNT_INVITED ADMIN; services " + support,
                        "ACCOUNT_CHANGED QA +IMPORT -LISTEN; all services",
                        "ACCOUNT_RESET",
                        "PASSWORD_CHANGE_DEMANDED",
                        "SESSIONS_ENDED",
                        "ACCOUNT_DISABLED",
                        "ACCOUNT_ENABLED");
    }

    private void change(PortalUser own, Rights rights) {
        change(own, own.id(), rights);
    }

    private void change(PortalUser administrator, int id, Rights rights) {
        administration.change(administrator, id, "Ana", new Grant(rights, ServiceScope.allServices()));
    }

    private Invitation invite(PortalUser administrator, ServiceScope scope) {
        return administration.invite(administrator, "bruna", "Bruna Teles", new Grant(Rights.of(Role.ADMIN), scope));
    }

    private String refusal(PortalUser administrator, int id, Role role, ServiceScope scope) {
        return refusal(() -> administration.change(administrator, id, "Ana", new Grant(Rights.of(role), scope)));
    }

    private static String refusal(Runnable change) {
        try {
            change.run();
            return "done";
        } catch (RefusedChange refused) {
            return refused.messageKey();
        }
    }

    private AccountState state(Invitation invitation) {
        return repository
                .findWithServices(invitation.accountId())
                .orElseThrow()
                .row(clock.instant())
                .state();
    }

    private PortalUser administrator() {
        return user(TestAccounts.create(database, Role.ADMIN));
    }

    private PortalUser user(String username) {
        return accounts.named(username);
    }

    private int service(String name) {
        return database.sql("insert into service_queue (name) values (?) returning id")
                .param(name + " " + UUID.randomUUID())
                .query(Integer.class)
                .single();
    }
}
