package io.rastro.account;

import java.util.Set;

/**
 * What an administrator gives an account.
 *
 * @param scope the services it sees itself, besides those of its teams
 * @param teams ids of the teams it belongs to
 */
public record Grant(Rights rights, ServiceScope scope, Set<Integer> teams) {

    public Grant {
        teams = Set.copyOf(teams);
    }

    /** To an account of no team. */
    public Grant(Rights rights, ServiceScope scope) {
        this(rights, scope, Set.of());
    }

    /** Such as {@code QA +IMPORT -LISTEN; services 3, 8; teams 2}. */
    String codes() {
        String codes = rights.codes() + "; " + scope.codes();
        return teams.isEmpty() ? codes : codes + "; " + ServiceScope.codes("teams ", teams);
    }
}
