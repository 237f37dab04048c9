package io.rastro.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * The sessions in which somebody is signed in, as long as this portal runs: to list them and to end one. Ending all of an
 * account is a number in its row, which is read with every request.
 */
@Component
class SignedInSessions implements HttpSessionListener {

    private final Map<String, HttpSession> sessions = new ConcurrentHashMap<>();
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final Clock clock;
    private final Duration longest;

    SignedInSessions(Clock clock, @Value("${rastro.session.longest:12h}") Duration longest) {
        this.clock = clock;
        this.longest = longest;
    }

    /** Notes that the account has just proven who it is in the request's session. */
    void begin(HttpServletRequest request, int accountId) {
        HttpSession session = request.getSession();
        start(session).ifPresent(earlier -> sessions.remove(earlier.key()));
        Start start = new Start(
                Secret.next(),
                accountId,
                clock.instant(),
                request.getRemoteAddr(),
                BrowserName.of(request.getHeader(HttpHeaders.USER_AGENT)));
        session.setAttribute(Start.ATTRIBUTE, start);
        sessions.put(start.key(), session);
    }

    /** Lets the request's session go on under a new id, while all others of the account end. */
    void goOn(PortalUser renewed, HttpServletRequest request, HttpServletResponse response) {
        request.getSession();
        request.changeSessionId();
        renewed.eraseCredentials();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(renewed, null, renewed.getAuthorities()));
        contexts.saveContext(context, request, response);
    }

    /** Whoever is signed in in the request's session is so no more; what else it remembers stays. */
    void leave(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession();
        start(session).ifPresent(left -> sessions.remove(left.key()));
        session.removeAttribute(Start.ATTRIBUTE);
        contexts.saveContext(SecurityContextHolder.createEmptyContext(), request, response);
        SecurityContextHolder.clearContext();
    }

    /** Whether the session has lasted as long as any may, however busily it is used. */
    boolean over(@Nullable HttpSession session) {
        return session != null
                && start(session)
                        .filter(start -> start.at().plus(longest).isBefore(clock.instant()))
                        .isPresent();
    }

    /** Whether the session has neither been ended nor lasted too long. */
    boolean goesOn(HttpSession session) {
        try {
            return !over(session);
        } catch (IllegalStateException ended) {
            return false;
        }
    }

    /** Those of an account, used last first. */
    List<SessionRow> of(int accountId, HttpSession current) {
        String own = start(current).map(Start::key).orElse("");
        return sessions.values().stream()
                .flatMap(session -> row(session, accountId, own))
                .sorted(Comparator.comparing(SessionRow::usedAt).reversed())
                .toList();
    }

    private static Stream<SessionRow> row(HttpSession session, int accountId, String own) {
        try {
            Instant used = Instant.ofEpochMilli(session.getLastAccessedTime());
            return start(session)
                    .filter(start -> start.accountId() == accountId)
                    .map(start -> start.row(used, start.key().equals(own)))
                    .stream();
        } catch (IllegalStateException endedMeanwhile) {
            return Stream.empty();
        }
    }

    /** False: the account has no such session, or has it no more. */
    boolean end(int accountId, String key) {
        HttpSession session = sessions.get(key);
        try {
            if (session == null
                    || start(session)
                            .filter(start -> start.accountId() == accountId)
                            .isEmpty()) {
                return false;
            }
            session.invalidate();
            return true;
        } catch (IllegalStateException endedMeanwhile) {
            return false;
        }
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        start(event.getSession()).ifPresent(start -> sessions.remove(start.key()));
    }

    private static Optional<Start> start(HttpSession session) {
        return Optional.ofNullable((Start) session.getAttribute(Start.ATTRIBUTE));
    }

    /**
     * How somebody signed in.
     *
     * @param key names the session without giving its id away
     */
    private record Start(String key, int accountId, Instant at, String address, String browser)
            implements Serializable {

        static final String ATTRIBUTE = Start.class.getName();

        SessionRow row(Instant used, boolean own) {
            return new SessionRow(key, at, used, address, browser, own);
        }
    }

    /** @param own whether it is the one that asks */
    record SessionRow(String key, Instant startedAt, Instant usedAt, String address, String browser, boolean own) {}
}
