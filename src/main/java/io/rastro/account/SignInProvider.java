package io.rastro.account;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
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
        String username = request.getName();
        String address = request.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        if (attempts.exhausted(username, address)) {
            throw new LockedException("Too many failures");
        }
        try {
            Authentication result = super.authenticate(request);
            attempts.succeeded(username, address);
            return result;
        } catch (BadCredentialsException wrong) {
            attempts.failed(username, address);
            throw wrong;
        }
    }

    private static void refuseDisabled(UserDetails user) {
        if (!user.isEnabled()) {
            throw new DisabledException("Account disabled");
        }
    }
}
