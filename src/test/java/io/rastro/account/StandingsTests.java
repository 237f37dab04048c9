package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rastro.system.web.Standing;
import io.rastro.system.web.Standing.LostStandingException;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestTokens;
import io.rastro.testing.TurnableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;

/** A database that is away for moments while an answer is on its way. */
@PortalTest
class StandingsTests {

    private final TurnableClock clock = new TurnableClock(Instant.parse("2026-03-02T12:00:00Z"));
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private String token;
    private Leaving transactions;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void note(
            @Autowired Accounts accounts,
            @Autowired SignedInSessions sessions,
            @Autowired ApiTokens tokens,
            @Autowired ApplicationEventPublisher events,
            @Autowired PlatformTransactionManager present)
            throws ApiTokens.RefusedTokenException {
        transactions = new Leaving(present);
        token = TestTokens.issue(database, "standings-" + UUID.randomUUID());
        new Standings(accounts, sessions, tokens, events, clock, transactions)
                .note(request, tokens.recognise(token).orElseThrow());
    }

    @Test
    void answerGoesOnForAMinuteByWhatWasLastKnown() {
        for (int time = 0; time < 2; time++) {
            transactions.away = true;
            clock.forward(Duration.ofSeconds(60));
            assertThatCode(Standing.of(request)::require).doesNotThrowAnyException();
            transactions.away = false;
            assertThatCode(Standing.of(request)::require).doesNotThrowAnyException();
        }
        transactions.away = true;
        clock.forward(Duration.ofSeconds(61));
        assertThatExceptionOfType(TransactionException.class).isThrownBy(Standing.of(request)::require);
    }

    @Test
    void whatEndedMeanwhileIsSeenOnceTheDatabaseIsBack() {
        transactions.away = true;
        assertThatCode(Standing.of(request)::require).doesNotThrowAnyException();
        database.sql("update api_token set revoked_at = now() where token_hash = ?")
                .param(Secret.hash(token))
                .update();
        transactions.away = false;
        assertThatExceptionOfType(LostStandingException.class).isThrownBy(Standing.of(request)::require);
        transactions.away = true;
        assertThatExceptionOfType(TransactionException.class).isThrownBy(Standing.of(request)::require);
    }

    /** Those of the database, or of one that nobody answers for. */
    private static final class Leaving implements PlatformTransactionManager {

        private final PlatformTransactionManager present;
        private final PlatformTransactionManager nobodys =
                new JdbcTransactionManager(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none"));
        private boolean away;

        Leaving(PlatformTransactionManager present) {
            this.present = present;
        }

        @Override
        public TransactionStatus getTransaction(TransactionDefinition definition) {
            return (away ? nobodys : present).getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            present.commit(status);
        }

        @Override
        public void rollback(TransactionStatus status) {
            present.rollback(status);
        }
    }
}
