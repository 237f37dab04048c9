package io.rastro.account;

import java.util.Locale;
import java.util.ResourceBundle;

/** The operator chose a password for the first administrator that {@link PasswordRules} refuse. */
final class RefusedFirstPasswordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param problem the key of the message that says why */
    RefusedFirstPasswordException(String problem) {
        super(ResourceBundle.getBundle("messages.account", Locale.ENGLISH).getString(problem));
    }
}
