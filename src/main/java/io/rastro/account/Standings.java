package io.rastro.account;

import io.rastro.system.web.Standing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets long answers ask whether their reader may still have them. More than at the beginning is never given; whoever may
 * have less by now, in services or permissions, asks again and gets that.
 */
@Component
class Standings {

    private final Accounts accounts;
    private final SignedInSessions sessions;
    private final ApiTokens tokens;
    private final ApplicationEventPublisher events;

    /** An answer may be read in a transaction of its own, which would not see what has changed. */
    private final TransactionTemplate apart;

    Standings(
            Accounts accounts,
            SignedInSessions sessions,
            ApiTokens tokens,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.events = events;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void note(HttpServletRequest request, PortalUser reader) {
        HttpSession session = request.getSession(false);
        Standing.note(request, () -> asked(() -> stands(reader, session)));
    }

    void note(HttpServletRequest request, ApiClient program) {
        Standing.note(request, () -> asked(() -> tokens.stillGood(program)));
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
