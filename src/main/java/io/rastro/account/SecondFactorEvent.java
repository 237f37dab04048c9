package io.rastro.account;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an account's second factor.
 *
 * @param by the account that did it: an administrator's, where it is not the person's own
 * @param detail a passkey's name; null where there is nothing to tell
 */
public record SecondFactorEvent(
        Kind kind,
        int accountId,
        String username,
        int by,
        @Nullable String detail) {

    static SecondFactorEvent own(Kind kind, PortalUser user) {
        return new SecondFactorEvent(kind, user.id(), user.getUsername(), user.id(), null);
    }

    /** What happened. */
    public enum Kind {
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
