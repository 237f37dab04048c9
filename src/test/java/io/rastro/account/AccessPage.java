package io.rastro.account;

import io.rastro.account.AccessRules.AccessRule;
import io.rastro.account.AccessRules.Caller;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page on who may open which address, made of the rules, the roles and what is asked about another team. */
public final class AccessPage {

    public static final Path PATH = Path.of("src/docs/access.md");

    private static final String HEAD = """
            # Who may open what

            This page is made from the code, and `GeneratedFilesTests` fails when it is not true any more;
            `./mvnw -q test-compile exec:java@renew` writes it anew. `AccessMatrixTests` asks every address as nobody, as
            every role, without each single permission and with tokens, and fails when an address has no rule or does not
            say what of another team could be asked of it.

            A role is a preset: an account may be given single permissions besides, or have some taken away. `program` is
            what a token's rights must be. *Of another team* is what somebody learns who may do everything, but sees other
            services: `404` as if it did not exist, `400` as if there were no such id, *not named*: the page is shown
            without it.

            """;

    private AccessPage() {}

    public static String made() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("## Roles\n\n");
        row(page, "permission", roles().map(Role::name).toList());
        row(page, "---", roles().map(role -> ":-:").toList());
        for (Permission permission : Permission.values()) {
            row(
                    page,
                    "`" + permission + "`",
                    roles().map(role -> mark(role.permissions().contains(permission)))
                            .toList());
        }
        page.append("\n## Addresses\n\n");
        List<String> columns = List.of("needs", "program", "of another team");
        row(page, "address", join(roles().map(Role::name).toList(), columns));
        row(page, "---", join(roles().map(role -> ":-:").toList(), List.of("---", "---", "---")));
        MappedAddress.ofPortal().forEach(address -> add(page, address));
        page.append(MaskedFields.section());
        return page.toString();
    }

    private static void add(StringBuilder page, MappedAddress address) {
        AccessRule rule = MappedAddress.rule(address.pattern().replaceAll("\\{[^}]*}", "1"))
                .orElseThrow();
        List<String> marks = roles().map(role -> mark(opens(rule, role))).toList();
        row(page, "`" + address + "`", join(marks, List.of(needs(rule), program(rule), foreign(address))));
    }

    private static boolean opens(AccessRule rule, Role role) {
        return rule.caller() != Caller.PROGRAM && role.permissions().containsAll(rule.permissions());
    }

    private static String needs(AccessRule rule) {
        return switch (rule.caller()) {
            case ANYBODY -> "nothing";
            case READER, PROGRAM ->
                rule.permissions().isEmpty()
                        ? "an account"
                        : rule.permissions().stream()
                                .sorted()
                                .map(Permission::name)
                                .collect(Collectors.joining(", "));
        };
    }

    private static String program(AccessRule rule) {
        return rule.permissions().isEmpty()
                ? ProgramRules.open(rule) ? "yes" : ""
                : Arrays.stream(TokenRight.values())
                        .filter(right -> ProgramRules.open(rule, right))
                        .map(TokenRight::name)
                        .collect(Collectors.joining(", "));
    }

    private static String foreign(MappedAddress address) {
        Set<String> told = new LinkedHashSet<>();
        List<ForeignProbe> probes = ForeignProbe.of(address);
        for (int status :
                probes.stream().mapToInt(ForeignProbe::status).distinct().toArray()) {
            String things = probes.stream()
                    .filter(probe -> probe.status() == status)
                    .flatMap(probe -> probe.things().stream())
                    .distinct()
                    .map(thing -> thing.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .collect(Collectors.joining(", "));
            told.add(status < 400 ? "not named" : status + ": " + things);
        }
        return told.isEmpty() ? "–" : String.join("; ", told);
    }

    private static Stream<Role> roles() {
        return Arrays.stream(Role.values());
    }

    private static String mark(boolean yes) {
        return yes ? "✓" : "·";
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static void row(StringBuilder page, String first, List<String> cells) {
        page.append("| ")
                .append(first)
                .append(" | ")
                .append(String.join(" | ", cells))
                .append(" |\n");
    }
}
