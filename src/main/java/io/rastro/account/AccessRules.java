package io.rastro.account;

import static io.rastro.account.Permission.ADMINISTER;
import static io.rastro.account.Permission.AUDIT;
import static io.rastro.account.Permission.ERASE;
import static io.rastro.account.Permission.EXPORT;
import static io.rastro.account.Permission.IMPORT;
import static io.rastro.account.Permission.LISTEN;
import static io.rastro.account.Permission.VIEW_HISTORY;
import static io.rastro.account.Permission.VIEW_REPORTS;
import static io.rastro.account.Permission.VIEW_UNMASKED;

import io.rastro.system.FileEndings;
import java.util.List;
import java.util.Set;

/**
 * Who may open which address. The first rule that fits decides. An address that no rule names is open to whoever is signed
 * in, who learns that it does not exist; a test refuses one that a controller answers.
 */
final class AccessRules {

    static final AccessRule STATIC_FILES = anybody("/assets/**", "/webjars/**");

    static final AccessRule API = new AccessRule(Caller.PROGRAM, Set.of(IMPORT), List.of("/api/**"));

    /** Where connected systems deliver: each source asks for a signature, a password or a key of its own. */
    static final AccessRule HOOKS = anybody("/hooks/*");

    /** What the portal tells anybody of itself. */
    static final AccessRule ABOUT =
            anybody("/actuator/health", "/actuator/health/**", "/v3/api-docs", "/v3/api-docs.yaml");

    /** The reports and lists as files. */
    static final AccessRule FILES =
            permitted(Set.of(VIEW_REPORTS, EXPORT), "/*" + FileEndings.ANY, "/*/*" + FileEndings.ANY);

    /** What a file is checked by. */
    static final AccessRule MANIFESTS = permitted(Set.of(EXPORT), "/receipts/*/manifest");

    /** What of the pages' addresses a program with a token may have as well; it has nothing to do at all others. */
    static final Set<AccessRule> PROGRAMS = Set.of(ABOUT, FILES, MANIFESTS);

    /** For a program that gathers metrics; also where management has a port of its own. */
    static final AccessRule METRICS =
            new AccessRule(Caller.PROGRAM, Set.of(VIEW_REPORTS, EXPORT), List.of("/actuator/prometheus/**"));

    /** Kept from programs, whose tokens have no such right. */
    static final AccessRule LEDGER = permitted(Set.of(AUDIT), "/ledger" + FileEndings.ANY, "/ledger/**");

    static final List<AccessRule> PAGES = List.of(
            anybody("/sign-in/**", "/invitation/*", "/preferences/**"),
            ABOUT,
            LEDGER,
            MANIFESTS,
            permitted(Set.of(EXPORT), "/receipts/**"),
            FILES,
            permitted(Set.of(VIEW_REPORTS, VIEW_HISTORY), "/interactions/draw", "/contacts/**"),
            permitted(
                    VIEW_REPORTS,
                    "/interactions/**",
                    "/agents/**",
                    "/ivr/**",
                    "/directory/**",
                    "/data-health/**",
                    "/saved-searches/**"),
            permitted(VIEW_HISTORY, "/conversations/**"),
            permitted(LISTEN, "/recordings/**"),
            permitted(Set.of(IMPORT, VIEW_UNMASKED, EXPORT), "/imports/*/*" + FileEndings.ANY),
            // Rows of files and of people are shown as they came.
            permitted(Set.of(IMPORT, VIEW_UNMASKED), "/imports/**"),
            permitted(Set.of(ERASE, VIEW_UNMASKED), "/privacy/**"),
            permitted(Set.of(ADMINISTER, VIEW_UNMASKED), "/admin/sources/**"),
            permitted(ADMINISTER, "/accounts/**", "/admin/**"),
            signedIn("/", "/account/**", "/help/**", "/searches/**", "/actuator", "/error"));

    private AccessRules() {}

    private static AccessRule anybody(String... patterns) {
        return new AccessRule(Caller.ANYBODY, Set.of(), List.of(patterns));
    }

    private static AccessRule signedIn(String... patterns) {
        return new AccessRule(Caller.READER, Set.of(), List.of(patterns));
    }

    private static AccessRule permitted(Permission permission, String... patterns) {
        return permitted(Set.of(permission), patterns);
    }

    private static AccessRule permitted(Set<Permission> all, String... patterns) {
        return new AccessRule(Caller.READER, all, List.of(patterns));
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
     * @param permissions what the caller must have besides, all of them
     */
    record AccessRule(Caller caller, Set<Permission> permissions, List<String> patterns) {

        String[] addresses() {
            return patterns.toArray(String[]::new);
        }

        String[] authorities() {
            return permissions.stream().map(Permission::name).toArray(String[]::new);
        }
    }
}
