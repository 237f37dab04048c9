package io.rastro.account;

/**
 * Something that an administrator did to an account, a team or a token: an application event, published in the
 * transaction that does it.
 *
 * @param subjectId of the account, team or token
 * @param subject its name: an account's to sign in with
 * @param details what it is now, in codes and ids as {@code QA +IMPORT -LISTEN; services 3, 8}; empty where the kind says
 *     it all
 */
public record AdministrativeAct(
        Kind kind, int administratorId, String administrator, int subjectId, String subject, String details) {

    static AdministrativeAct of(Kind kind, PortalUser by, int subjectId, String subject, String details) {
        return new AdministrativeAct(kind, by.id(), by.getUsername(), subjectId, subject, details);
    }

    /** What was done. */
    public enum Kind {
        ACCOUNT_INVITED,
        /** Its name, its permissions or what it may see. */
        ACCOUNT_CHANGED,
        ACCOUNT_DISABLED,
        ACCOUNT_ENABLED,
        /** A new one-time link took the place of its password. */
        ACCOUNT_RESET,
        PASSWORD_CHANGE_DEMANDED,
        SESSIONS_ENDED,
        SECOND_FACTOR_RESET,
        TEAM_CREATED,
        TEAM_CHANGED,
        TEAM_DELETED,
        TOKEN_ISSUED,
        TOKEN_REVOKED
    }
}
