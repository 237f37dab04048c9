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
 * @param by the account that did it: an administrator's, where it is not the person's own
 * @param passkey its name; null where there is nothing to tell
 */
public record SecondFactorEvent(
        Change change,
        int accountId,
        String username,
        int by,
        @Nullable String passkey) implements LedgerEvent {

    private static final Set<Change> REFUSED = EnumSet.of(Change.FAILED, Change.LIMITED);

    static SecondFactorEvent own(Change change, PortalUser user) {
        return new SecondFactorEvent(change, user.id(), user.getUsername(), user.id(), null);
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

    /** Nobody is signed in yet between the password and the code; an administrator is. */
    @Override
    public @Nullable Actor actor() {
        return by == accountId ? new Actor(accountId, username) : null;
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
        /** By an administrator, because the person has lost it. */
        RESET,
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
