package io.rastro.account;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who has entered the right password and not yet taken the second step. Nobody is signed in by it: to every other address
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

    void begin(PortalUser user, HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, new Pending(user.id(), user.sessionGeneration(), clock.instant()));
    }

    void end(HttpServletRequest request) {
        request.getSession().removeAttribute(ATTRIBUTE);
    }

    /** Whose second step the request's session waits for; empty: nobody's, or no more. */
    Optional<PortalUser> user(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (Pending) session.getAttribute(ATTRIBUTE))
                .filter(pending -> pending.at().plus(VALIDITY).isAfter(clock.instant()))
                .flatMap(pending -> accounts.current(pending.accountId())
                        .filter(user -> user.sessionGeneration() == pending.sessionGeneration()));
    }

    private record Pending(int accountId, int sessionGeneration, Instant at) implements Serializable {}
}
