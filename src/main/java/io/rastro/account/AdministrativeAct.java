package io.rastro.account;

import io.rastro.system.LedgerEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Something that an administrator did to an account, a team or a token: an application event, published in the
 * transaction that does it.
 *
 * @param subjectId of the account, team or token
 * @param subject its name: an account's to sign in with
 * @param state what it is now, in codes and ids as {@code QA +IMPORT -LISTEN; services 3, 8}; of a second
 *     factor that was lost, how the person was known; empty where the act says it all
 */
public record AdministrativeAct(
        Act act, int administratorId, String administrator, int subjectId, String subject, String state)
        implements LedgerEvent {

    static AdministrativeAct of(Act act, PortalUser by, int subjectId, String subject, String state) {
        return new AdministrativeAct(act, by.id(), by.displayName(), subjectId, subject, state);
    }

    @Override
    public Kind kind() {
        return act.subject.equals("token") ? Kind.TOKEN : Kind.ADMINISTRATION;
    }

    @Override
    public String action() {
        return act.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Actor actor() {
        return new Actor(administratorId, administrator);
    }

    @Override
    public List<String> objects() {
        return List.of(act.subject + "/" + subjectId);
    }

    @Override
    public Map<String, String> details() {
        return state.isEmpty() ? Map.of("name", subject) : Map.of("name", subject, "state", state);
    }

    /** What was done. */
    public enum Act {
        ACCOUNT_INVITED("account"),
        /** Its name, its permissions or what it may see. */
        ACCOUNT_CHANGED("account"),
        ACCOUNT_DISABLED("account"),
        ACCOUNT_ENABLED("account"),
        /** A new one-time link took the place of its password. */
        ACCOUNT_RESET("account"),
        PASSWORD_CHANGE_DEMANDED("account"),
        SESSIONS_ENDED("account"),
        SECOND_FACTOR_RESET("account"),
        /** Which roles take one. */
        SECOND_FACTOR_ROLES_CHANGED("account"),
        TEAM_CREATED("team"),
        TEAM_CHANGED("team"),
        TEAM_DELETED("team"),
        TOKEN_ISSUED("token"),
        TOKEN_REVOKED("token");

        /** The kind of what it is done to. */
        private final String subject;

        Act(String subject) {
            this.subject = subject;
        }
    }
}
