package io.rastro.account;

import io.rastro.account.ApiTokens.RefusedTokenException;
import io.rastro.system.web.ErrorPages;
import io.rastro.system.web.PageRequests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognises a program by the token in its {@code Authorization} header, and notes why one is refused. */
final class BearerTokenFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(BearerTokenFilter.class);
    private static final int SCHEME = "Bearer ".length();

    private final ApiTokens tokens;
    private final Standings standings;
    private final Function<ApiClient, Object> principal;

    /** @param principal as whom the program goes on */
    BearerTokenFilter(ApiTokens tokens, Standings standings, Function<ApiClient, Object> principal) {
        this.tokens = tokens;
        this.standings = standings;
        this.principal = principal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            request.setAttribute(ErrorPages.REASON, "token-missing");
        } else if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION))
                        .size()
                > 1) {
            // Who stands before the portal may have looked at another of them.
            request.setAttribute(ErrorPages.REASON, "token-twice");
        } else if (!PageRequests.showsToken(request)) {
            request.setAttribute(ErrorPages.REASON, "token-scheme");
        } else if (!recognise(header.substring(SCHEME).strip(), request)) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        chain.doFilter(request, response);
    }

    /** False: the token cannot be checked now. */
    private boolean recognise(String token, HttpServletRequest request) {
        try {
            tokens.recognise(token)
                    .ifPresentOrElse(
                            client -> authenticate(client, request),
                            () -> request.setAttribute(ErrorPages.REASON, "token-unknown"));
        } catch (RefusedTokenException refused) {
            request.setAttribute(ErrorPages.REASON, refused.reason());
        } catch (DataAccessException | TransactionException unreachable) {
            log.warn("The token cannot be checked: {}", unreachable.getMessage());
            return false;
        }
        return true;
    }

    private void authenticate(ApiClient client, HttpServletRequest request) {
        standings.note(request, client);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                principal.apply(client),
                null,
                client.permissions().stream()
                        .map(permission -> new SimpleGrantedAuthority(permission.name()))
                        .toList()));
        SecurityContextHolder.setContext(context);
    }
}
