package io.rastro.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Leads a refused reader back to the form, the name kept, with the reason in words. */
@Component
class SignInFailure implements AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(SignInFailure.class);

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (refusal instanceof InternalAuthenticationServiceException) {
            log.warn("Nobody can sign in: {}", refusal.getMessage());
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        String username = request.getParameter("username");
        request.getSession()
                .setAttribute(
                        RejectedSignIn.ATTRIBUTE,
                        new RejectedSignIn(username == null ? "" : username, message(refusal)));
        response.sendRedirect(request.getContextPath() + "/sign-in?failed");
    }

    private static String message(AuthenticationException refusal) {
        if (refusal instanceof LockedException) {
            return "account.signIn.locked";
        }
        return refusal instanceof DisabledException ? "account.signIn.disabled" : "account.signIn.wrong";
    }
}
