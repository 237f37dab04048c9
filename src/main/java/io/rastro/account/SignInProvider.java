package io.rastro.account;

import io.rastro.account.SignInAttempts.Attempt;
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
            throw new TooManyAttemptsException(attempt.seconds());
        }
        try {
            Authentication result = super.authenticate(request);
            // What failed before is not forgotten yet: a code may still be guessed (SignInSuccess).
            attempts.takeBack(attempt);
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

        private final long seconds;

        TooManyAttemptsException(long seconds) {
            super("Too many failures");
            this.seconds = seconds;
        }

        /** How long until the next attempt counts. */
        long seconds() {
            return seconds;
        }
    }
}
