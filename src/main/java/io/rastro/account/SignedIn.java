package io.rastro.account;

/**
 * Somebody is signed in: every step is done. What Spring Security publishes after the password alone is no more than that.
 *
 * @param address the browser's
 */
public record SignedIn(int accountId, String username, Method method, String address) {

    /** How the person has proven who it is. */
    public enum Method {
        PASSWORD,
        PASSWORD_AND_CODE,
        PASSWORD_AND_RECOVERY_CODE,
        PASSWORD_AND_ENROLMENT,
        PASSKEY,
        SINGLE_SIGN_ON
    }
}
