package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rastro.account.ApiTokens.RefusedTokenException;
import io.rastro.account.ApiTokens.TokenOrder;
import io.rastro.system.web.PreferenceChosen;
import io.rastro.system.web.Theme;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What an administrator does holds against what was begun just before and is written just after. */
@PortalTest
class ConcurrentChangesTests {

    @Autowired
    JdbcClient database;

    @Autowired
    AccountRepository repository;

    @Autowired
    Accounts accounts;

    @Autowired
    AccountAdministration administration;

    @Autowired
    ApiTokens tokens;

    @Autowired
    SecondFactors secondFactors;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    Clock clock;

    TransactionTemplate begunBefore;
    TransactionTemplate meanwhile;
    PortalUser administrator;
    PortalUser reader;

    @BeforeEach
    void twoTransactions(@Autowired PlatformTransactionManager transactions) {
        begunBefore = new TransactionTemplate(transactions);
        meanwhile = new TransactionTemplate(transactions);
        meanwhile.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        administrator = Readers.administrator(database);
        reader = accounts.named(TestAccounts.create(database, Role.SUPERVISOR));
    }

    enum OwnChange {
        SIGN_IN((accounts, reader) -> accounts.signedIn(reader.id())),
        THEME((accounts, reader) -> accounts.remember(new PreferenceChosen(reader.getUsername(), null, Theme.DARK))),
        MESSAGE_ORDER((accounts, reader) -> accounts.remember(new MessageOrderChosen(reader.id(), "oldest")));

        private final BiConsumer<Accounts, PortalUser> change;

        OwnChange(BiConsumer<Accounts, PortalUser> change) {
            this.change = change;
        }
    }

    @ParameterizedTest
    @EnumSource
    void disabledAccountStaysDisabled(OwnChange own) {
        begunBefore.executeWithoutResult(begun -> {
            own.change.accept(accounts, reader);
            meanwhile.executeWithoutResult(other -> administration.disable(administrator, reader.id()));
        });
        assertThat(accounts.current(reader.id())).isEmpty();
        assertThat(accounts.named(reader.getUsername()).sessionGeneration()).isGreaterThan(reader.sessionGeneration());
    }

    @Test
    void tokenInUseStaysRevoked() {
        String name = "collector " + UUID.randomUUID();
        String token = tokens.issue(
                new TokenOrder(name, "pabx", Set.of(TokenRight.INGEST), ServiceScope.allServices(), null),
                administrator);
        int id = database.sql("select id from api_token where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
        begunBefore.executeWithoutResult(begun -> {
            recognise(token);
            meanwhile.executeWithoutResult(other -> tokens.revoke(id, administrator));
        });
        assertThatThrownBy(() -> tokens.recognise(token))
                .isInstanceOf(RefusedTokenException.class)
                .hasMessage("token-revoked");
    }

    private void recognise(String token) {
        try {
            assertThat(tokens.recognise(token)).isPresent();
        } catch (RefusedTokenException tooEarly) {
            throw new AssertionError(tooEarly);
        }
    }

    /** Else who knows the old password keeps the account by choosing another while it is taken from him. */
    @Test
    void passwordThatIsTakenAwayIsNotChangedAnyMore() {
        assertNothingIsChosen(id -> administration.reset(administrator, id));
        assertThat(encoder.matches(
                        "another horse", accounts.named(reader.getUsername()).getPassword()))
                .isFalse();
    }

    @Test
    void passwordIsNotChangedInASessionThatIsEnded() {
        assertNothingIsChosen(id -> administration.endSessions(administrator, id));
    }

    /** While the new password is hashed, which takes its time, an administrator does something. */
    private void assertNothingIsChosen(Consumer<Integer> act) {
        PasswordEncoder slow = encoding(() -> meanwhile.executeWithoutResult(other -> act.accept(reader.id())));
        Passwords passwords = new Passwords(repository, slow, event -> {}, clock);
        Optional<PortalUser> changed = begunBefore.execute(begun -> passwords.change(reader, "another horse"));
        assertThat(changed).isEmpty();
    }

    /** Does something before it hashes. */
    private PasswordEncoder encoding(Runnable before) {
        return new PasswordEncoder() {
            @Override
            public String encode(CharSequence password) {
                before.run();
                return encoder.encode(password);
            }

            @Override
            public boolean matches(CharSequence password, String hash) {
                return encoder.matches(password, hash);
            }
        };
    }

    /** Both are asked before either has answered. */
    @Test
    void linkIsGoodForOneOfTwoAtOnce() {
        String link = administration.reset(administrator, reader.id()).secret();
        AtomicReference<CompletableFuture<Optional<PortalUser>>> other = new AtomicReference<>();
        Passwords second = new Passwords(repository, encoder, event -> {}, clock);
        PasswordEncoder slow = encoding(() -> other.set(CompletableFuture.supplyAsync(
                () -> meanwhile.execute(transaction -> second.choose(link, "the second horse")))));
        Passwords first = new Passwords(repository, slow, event -> {}, clock);
        assertThat(begunBefore.<Optional<PortalUser>>execute(begun -> first.choose(link, "the first horse")))
                .isPresent();
        assertThat(other.get().join()).isEmpty();
        assertThat(encoder.matches(
                        "the first horse", accounts.named(reader.getUsername()).getPassword()))
                .isTrue();
    }

    @Test
    void sessionThatIsEndedEndsNoOthersAndTakesNoSecondFactorOn() {
        administration.endSessions(administrator, reader.id());
        Passwords passwords = new Passwords(repository, encoder, event -> {}, clock);
        Optional<PortalUser> current = begunBefore.execute(begun -> passwords.endSessions(reader));
        assertThat(current).isEmpty();
        byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        assertThat(secondFactors.enrol(reader, secret, Totp.code(secret, Totp.step(clock.instant()))))
                .isEmpty();
        assertThat(secondFactors.has(reader.id())).isFalse();
    }
}
