package io.rastro.account;

import io.rastro.system.LedgerEvent;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an account's second factor.
 *
 * @param name the person's, as it is to be read
 * @param passkey its name; null where there is nothing to tell
 */
public record SecondFactorEvent(
        Change change, int accountId, String name, @Nullable String passkey) implements LedgerEvent {

    private static final Set<Change> REFUSED = EnumSet.of(Change.FAILED, Change.LIMITED);

    static SecondFactorEvent own(Change change, PortalUser user) {
        return new SecondFactorEvent(change, user.id(), user.displayName(), null);
    }

    @Override
    public Kind kind() {
        return Kind.SIGN_IN;
    }

    @Override
    public String action() {
        return "second-factor-" + change.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Outcome outcome() {
        return REFUSED.contains(change) ? Outcome.REFUSED : Outcome.DONE;
    }

    /** Nobody is signed in yet between the password and the code. */
    @Override
    public Actor actor() {
        return new Actor(accountId, name);
    }

    @Override
    public List<String> objects() {
        return List.of("account/" + accountId);
    }

    @Override
    public Map<String, String> details() {
        return passkey == null ? Map.of() : Map.of("passkey", passkey);
    }

    /** What happened. */
    public enum Change {
        ENROLLED,
        REMOVED,
        /** A code was entered that is none, or none any more. */
        FAILED,
        /** So many codes that this one was not looked at. */
        LIMITED,
        RECOVERY_CODE_USED,
        RECOVERY_CODES_RENEWED,
        PASSKEY_ADDED,
        PASSKEY_REMOVED
    }
}
