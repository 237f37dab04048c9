package io.rastro.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the account anew for every request: one query by primary key. Role, scope and disabling so take effect at the
 * next click; a copy in the session would live until its end. A session that was ended elsewhere, or has lasted as long as
 * any may, ends here.
 */
final class CurrentAccountFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(CurrentAccountFilter.class);

    private final Accounts accounts;
    private final SignedInSessions sessions;
    private final Standings standings;

    CurrentAccountFilter(Accounts accounts, SignedInSessions sessions, Standings standings) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.standings = standings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null && signedIn.getPrincipal() instanceof PortalUser user) {
            try {
                accounts.current(user.id())
                        .filter(current -> current.sessionGeneration() == user.sessionGeneration())
                        .filter(current -> !sessions.over(request.getSession(false)))
                        .ifPresentOrElse(current -> replace(signedIn, current, request), () -> end(request));
            } catch (DataAccessException | TransactionException unreachable) {
                log.warn("The account cannot be read: {}", unreachable.getMessage());
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private void replace(Authentication signedIn, PortalUser current, HttpServletRequest request) {
        current.eraseCredentials();
        standings.note(request, current);
        LoggedAccount.is(current.id());
        UsernamePasswordAuthenticationToken renewed =
                UsernamePasswordAuthenticationToken.authenticated(current, null, current.getAuthorities());
        renewed.setDetails(signedIn.getDetails());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(renewed);
        SecurityContextHolder.setContext(context);
    }

    private static void end(HttpServletRequest request) {
        Optional.ofNullable(request.getSession(false)).ifPresent(session -> session.invalidate());
        SecurityContextHolder.clearContext();
    }
}
