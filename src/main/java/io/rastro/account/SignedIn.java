package io.rastro.account;

import org.jspecify.annotations.Nullable;

/**
 * Somebody is signed in: every step is done. What Spring Security publishes after the password alone is no more than that.
 *
 * @param step what was asked for besides; null: nothing
 * @param address the browser's
 */
public record SignedIn(
        int accountId,
        String username,
        Method method,
        @Nullable Step step,
        String address) {

    /** How the person has proven who it is. */
    public enum Method {
        PASSWORD,
        PASSKEY,
        SINGLE_SIGN_ON
    }

    /** What it has proven it by once more. */
    public enum Step {
        CODE,
        RECOVERY_CODE,
        ENROLMENT
    }
}
