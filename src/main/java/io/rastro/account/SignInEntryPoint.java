package io.rastro.account;

import io.rastro.system.FileEndings;
import io.rastro.system.web.PageRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/**
 * Leads a person who is not signed in to the form, and says so when it is because a session ended. A program gets 401:
 * it would take the form for what it asked for.
 */
@Component
class SignInEntryPoint implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException notSignedIn)
            throws IOException {
        ask(request, response, sessionEnded(request));
    }

    /** @param ended whether who asks was signed in before */
    void ask(HttpServletRequest request, HttpServletResponse response, boolean ended) throws IOException {
        if (request.getHeader("HX-Request") != null) {
            // A fragment cannot hold a sign-in page: htmx loads the whole page again, which leads here without htmx
            // and comes back to that page afterwards.
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (PageRequests.acceptsPage(request)) {
            response.sendRedirect(request.getContextPath() + (ended ? "/sign-in?expired" : "/sign-in"));
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Cookie realm=\"Rastro\", form-action=\"/sign-in\"");
            if (FileEndings.isFile(request.getRequestURI())) {
                response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            }
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    static boolean sessionEnded(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }
}
