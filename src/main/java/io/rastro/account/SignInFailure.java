package io.rastro.account;

import io.rastro.account.SignInProvider.TooManyAttemptsException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Leads a refused reader back to the form, the name kept, with the reason in words. */
@Component
class SignInFailure implements AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(SignInFailure.class);

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (refusal instanceof InternalAuthenticationServiceException) {
            response.sendError(unchecked(refusal));
            return;
        }
        String username = request.getParameter("username");
        request.getSession()
                .setAttribute(
                        RejectedSignIn.ATTRIBUTE,
                        new RejectedSignIn(username == null ? "" : username, message(refusal), seconds(refusal)));
        response.sendRedirect(request.getContextPath() + "/sign-in?failed");
    }

    /** The status of a sign-in that could be neither accepted nor refused. */
    private static int unchecked(AuthenticationException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof DataAccessException || cause instanceof TransactionException) {
            log.warn("Nobody can sign in: {}", failure.getMessage());
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        log.error("Nobody can sign in", failure);
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    private static String message(AuthenticationException refusal) {
        if (refusal instanceof TooManyAttemptsException) {
            return "account.signIn.locked";
        }
        return refusal instanceof DisabledException ? "account.signIn.disabled" : "account.signIn.wrong";
    }

    private static long seconds(AuthenticationException refusal) {
        return refusal instanceof TooManyAttemptsException tooMany ? tooMany.seconds() : 0;
    }

    /**
     * What the sign-in page shows after a refusal.
     *
     * @param username the name typed
     * @param message the key of the message that says why
     * @param seconds how long to wait before the next attempt, where the message says so
     */
    record RejectedSignIn(String username, String message, long seconds) implements Serializable {

        static final String ATTRIBUTE = RejectedSignIn.class.getName();
    }
}
