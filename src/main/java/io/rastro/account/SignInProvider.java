package io.rastro.account;

import io.rastro.account.SignInAttempts.Attempt;
import java.time.Duration;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks name and password, within the limit of {@link SignInAttempts}. */
@Component
class SignInProvider extends DaoAuthenticationProvider {

    private final SignInAttempts attempts;

    SignInProvider(Accounts accounts, PasswordEncoder passwords, SignInAttempts attempts) {
        super(accounts::named);
        this.attempts = attempts;
        setPasswordEncoder(passwords);
        // Only who knows the password may learn that the account is disabled.
        setPreAuthenticationChecks(user -> {});
        setPostAuthenticationChecks(SignInProvider::refuseDisabled);
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String address = request.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        Attempt attempt = attempts.begin(request.getName(), address);
        if (attempt.mustWait()) {
            throw new TooManyAttemptsException(attempt.delay());
        }
        try {
            Authentication result = super.authenticate(request);
            attempts.succeeded(attempt);
            return result;
        } catch (DisabledException | InternalAuthenticationServiceException noGuess) {
            attempts.takeBack(attempt);
            throw noGuess;
        }
    }

    private static void refuseDisabled(UserDetails user) {
        if (!user.isEnabled()) {
            throw new DisabledException("Account disabled");
        }
    }

    /** The password was not looked at. */
    static final class TooManyAttemptsException extends LockedException {

        private static final long serialVersionUID = 1L;

        private final Duration wait;

        TooManyAttemptsException(Duration wait) {
            super("Too many failures");
            this.wait = wait;
        }

        /** How long until the next attempt counts, in whole seconds. */
        long seconds() {
            return wait.plusMillis(999).toSeconds();
        }
    }
}
