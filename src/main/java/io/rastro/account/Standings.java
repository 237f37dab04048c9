package io.rastro.account;

import io.rastro.system.web.Standing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets long answers ask whether their reader may still have them. More than at the beginning is never given; whoever may
 * have less by now, in services or permissions, asks again and gets that.
 */
@Component
class Standings {

    /** For how long an answer goes on by what was last known. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Accounts accounts;
    private final SignedInSessions sessions;
    private final ApiTokens tokens;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** An answer may be read in a transaction of its own, which would not see what has changed. */
    private final TransactionTemplate apart;

    Standings(
            Accounts accounts,
            SignedInSessions sessions,
            ApiTokens tokens,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.events = events;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void note(HttpServletRequest request, PortalUser reader) {
        HttpSession session = request.getSession(false);
        Standing.note(request, new Question(() -> stands(reader, session)));
    }

    void note(HttpServletRequest request, ApiClient program) {
        Standing.note(request, new Question(() -> tokens.stillGood(program)));
    }

    /** A database that is away for moments does not break an answer off; one that stays away does. */
    private final class Question implements BooleanSupplier {

        private final BooleanSupplier stands;

        /** The filter that notes the request has just read that it does. */
        private Instant lastStood = clock.instant();

        Question(BooleanSupplier stands) {
            this.stands = stands;
        }

        @Override
        public boolean getAsBoolean() {
            try {
                boolean holds = asked(stands);
                lastStood = holds ? clock.instant() : Instant.MIN;
                return holds;
            } catch (DataAccessException | TransactionException away) {
                if (clock.instant().isAfter(lastStood.plus(PATIENCE))) {
                    throw away;
                }
                return true;
            }
        }
    }

    private boolean asked(BooleanSupplier stands) {
        return Boolean.TRUE.equals(apart.execute(transaction -> {
            boolean holds = stands.getAsBoolean();
            if (!holds) {
                events.publishEvent(Refusal.LOST_STANDING);
            }
            return holds;
        }));
    }

    private boolean stands(PortalUser begun, @Nullable HttpSession session) {
        return session != null
                && sessions.goesOn(session)
                && accounts.current(begun.id())
                        .filter(now -> now.sessionGeneration() == begun.sessionGeneration())
                        .filter(now -> begun.mustChangePassword() || !now.mustChangePassword())
                        .filter(now -> now.rights().cover(begun.rights()))
                        .filter(now -> now.scope().covers(begun.scope()))
                        .isPresent();
    }
}
