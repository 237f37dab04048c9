package io.rastro.account;

import io.rastro.system.LedgerEvent;
import java.util.List;

/**
 * Somebody has chosen a password.
 *
 * @param byLink the one-time link of an invitation or of a reset, and not the password before
 */
record PasswordChosen(int accountId, String name, boolean byLink) implements LedgerEvent {

    static PasswordChosen of(PortalUser user, boolean byLink) {
        return new PasswordChosen(user.id(), user.displayName(), byLink);
    }

    @Override
    public Kind kind() {
        return Kind.SIGN_IN;
    }

    @Override
    public String action() {
        return byLink ? "password-chosen" : "password-changed";
    }

    /** Nobody is signed in who opens a link. */
    @Override
    public Actor actor() {
        return new Actor(accountId, name);
    }

    @Override
    public List<String> objects() {
        return List.of("account/" + accountId);
    }
}
