package io.rastro.account;

import io.rastro.system.web.ErrorPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Tells a form that is too old (its session ended) from something the account may not do. */
@Component
class RefusedRequest implements AccessDeniedHandler {

    private final SignInEntryPoint signIn;
    private final ApplicationEventPublisher events;

    RefusedRequest(SignInEntryPoint signIn, ApplicationEventPublisher events) {
        this.signIn = signIn;
        this.events = events;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        boolean staleForm = refusal instanceof CsrfException;
        if (staleForm && !signedIn()) {
            signIn.ask(request, response, true);
            return;
        }
        if (staleForm) {
            request.setAttribute(ErrorPages.REASON, ErrorPages.STALE_FORM);
        } else {
            events.publishEvent(Refusal.FORBIDDEN);
        }
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    private static boolean signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof PortalUser;
    }
}
