package io.rastro.account;

import io.rastro.account.SignedIn.Method;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who has entered the right password, or comes from the identity provider, and not yet taken the second step. Nobody is signed in by it: to every other address
 * the session is a stranger's. It is over after a quarter of an hour, and with the account's sessions.
 */
@Component
class PendingSignIns {

    static final Duration VALIDITY = Duration.ofMinutes(15);

    private static final String ATTRIBUTE = PendingSignIns.class.getName();

    private final Accounts accounts;
    private final Clock clock;

    PendingSignIns(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    void begin(PortalUser user, Method method, HttpServletRequest request) {
        request.getSession()
                .setAttribute(ATTRIBUTE, new Pending(user.id(), method, user.sessionGeneration(), clock.instant()));
    }

    void end(HttpServletRequest request) {
        request.getSession().removeAttribute(ATTRIBUTE);
    }

    /** Whose second step the request's session waits for; empty: nobody's, or no more. */
    Optional<PortalUser> user(HttpServletRequest request) {
        return pending(request)
                .filter(pending -> pending.at().plus(VALIDITY).isAfter(clock.instant()))
                .flatMap(pending -> accounts.current(pending.accountId())
                        .filter(user -> user.sessionGeneration() == pending.sessionGeneration()));
    }

    /** By what the first step was done; a password where nothing waits. */
    Method method(HttpServletRequest request) {
        return pending(request).map(Pending::method).orElse(Method.PASSWORD);
    }

    private static Optional<Pending> pending(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).map(session -> (Pending) session.getAttribute(ATTRIBUTE));
    }

    private record Pending(int accountId, Method method, int sessionGeneration, Instant at) implements Serializable {}
}
