package io.rastro.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Asks somebody who is signed in for the password once more, within the same limit as at the sign-in form. */
@Component
class CurrentPassword {

    private final SignInProvider signIn;
    private final SignInTrail trail;

    CurrentPassword(SignInProvider signIn, SignInTrail trail) {
        this.trail = trail;
        this.signIn = signIn;
    }

    /** The message that says why the password is not accepted; empty if it is the account's. */
    Optional<String> problem(PortalUser reader, String password, HttpServletRequest request) {
        UsernamePasswordAuthenticationToken attempt =
                UsernamePasswordAuthenticationToken.unauthenticated(reader.getUsername(), password);
        attempt.setDetails(new WebAuthenticationDetails(request));
        try {
            signIn.authenticate(attempt);
            return Optional.empty();
        } catch (LockedException limited) {
            trail.refuse(reader.getUsername(), "too-many-attempts");
            return Optional.of("account.password.locked");
        } catch (BadCredentialsException wrong) {
            trail.refuse(reader.getUsername(), "current-password");
            return Optional.of("account.password.wrong");
        }
    }
}
