package io.rastro.account;

import static io.rastro.account.Permission.ADMINISTER;
import static io.rastro.account.Permission.EXPORT;
import static io.rastro.account.Permission.IMPORT;
import static io.rastro.account.Permission.LISTEN;
import static io.rastro.account.Permission.VIEW_HISTORY;
import static io.rastro.account.Permission.VIEW_REPORTS;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may open which address. The first rule that fits decides. An address that no rule names is open to whoever is signed
 * in, who learns that it does not exist; a test refuses one that a controller answers.
 */
final class AccessRules {

    static final AccessRule STATIC_FILES = anybody("/assets/**", "/webjars/**");

    static final AccessRule API = new AccessRule(Caller.PROGRAM, IMPORT, List.of("/api/**"));

    static final List<AccessRule> PAGES = List.of(
            anybody("/sign-in", "/invitation/*", "/preferences/**"),
            anybody("/actuator/health", "/actuator/health/**", "/v3/api-docs", "/v3/api-docs.yaml"),
            permitted(EXPORT, "/*.csv", "/*/*.csv"),
            permitted(VIEW_HISTORY, "/interactions/draw"),
            permitted(VIEW_REPORTS, "/interactions/**", "/agents/**", "/ivr/**", "/directory/**"),
            permitted(VIEW_HISTORY, "/conversations/**"),
            permitted(LISTEN, "/recordings/**"),
            permitted(IMPORT, "/imports/**"),
            permitted(ADMINISTER, "/accounts/**", "/admin/**"),
            signedIn("/", "/account/**", "/help/**", "/searches/**", "/actuator", "/error"));

    private AccessRules() {}

    private static AccessRule anybody(String... patterns) {
        return new AccessRule(Caller.ANYBODY, null, List.of(patterns));
    }

    private static AccessRule signedIn(String... patterns) {
        return new AccessRule(Caller.READER, null, List.of(patterns));
    }

    private static AccessRule permitted(Permission permission, String... patterns) {
        return new AccessRule(Caller.READER, permission, List.of(patterns));
    }

    enum Caller {
        ANYBODY,
        /** A person who is signed in. */
        READER,
        /** Something with a token. */
        PROGRAM
    }

    /**
     * Who may open the addresses of some patterns.
     *
     * @param permission what the caller must have besides; null: nothing
     */
    record AccessRule(Caller caller, @Nullable Permission permission, List<String> patterns) {

        String[] addresses() {
            return patterns.toArray(String[]::new);
        }
    }
}
