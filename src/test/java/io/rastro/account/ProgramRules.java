package io.rastro.account;

import io.rastro.account.AccessRules.AccessRule;
import java.util.Set;

/** Which rules are for programs that show a token. */
final class ProgramRules {

    private static final Set<AccessRule> APART =
            Set.of(AccessRules.STATIC_FILES, AccessRules.HOOKS, AccessRules.API, AccessRules.METRICS);

    private ProgramRules() {}

    /** Whether some token opens it. */
    static boolean open(AccessRule rule) {
        return APART.contains(rule) || AccessRules.PROGRAMS.contains(rule);
    }

    /** Whether one with this right alone does. */
    static boolean open(AccessRule rule, TokenRight right) {
        return open(rule) && right.permissions().containsAll(rule.permissions());
    }
}
