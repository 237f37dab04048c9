package io.rastro.account;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody may do: what a role permits, and where an account departs from it.
 *
 * @param added permitted although the role does not
 * @param taken not permitted although the role does
 */
public record Rights(Role role, Set<Permission> added, Set<Permission> taken) implements Serializable {

    /** Only what departs from the role is kept. */
    public Rights {
        added = common(added, EnumSet.complementOf(copy(role.permissions())));
        taken = common(taken, role.permissions());
    }

    public static Rights of(Role role) {
        return new Rights(role, Set.of(), Set.of());
    }

    /** These permissions and no others, whatever the role. */
    static Rights exactly(Role role, Set<Permission> permissions) {
        return new Rights(role, permissions, EnumSet.complementOf(copy(permissions)));
    }

    private static Set<Permission> common(Set<Permission> some, Set<Permission> others) {
        EnumSet<Permission> common = copy(some);
        common.retainAll(others);
        return Set.copyOf(common);
    }

    private static EnumSet<Permission> copy(Set<Permission> permissions) {
        EnumSet<Permission> copy = EnumSet.noneOf(Permission.class);
        copy.addAll(permissions);
        return copy;
    }

    public Set<Permission> permissions() {
        EnumSet<Permission> permissions = copy(role.permissions());
        permissions.addAll(added);
        permissions.removeAll(taken);
        return permissions;
    }

    public boolean permit(Permission permission) {
        return added.contains(permission) || (role.permissions().contains(permission) && !taken.contains(permission));
    }

    /** Whether whoever has these may do all that the other's permit as well. */
    public boolean cover(Rights other) {
        return permissions().containsAll(other.permissions());
    }

    /** Such as {@code QA +IMPORT -LISTEN}. */
    String codes() {
        return Stream.of(Stream.of(role.name()), signed("+", added), signed("-", taken))
                .flatMap(Function.identity())
                .collect(Collectors.joining(" "));
    }

    private static Stream<String> signed(String sign, Set<Permission> permissions) {
        return permissions.stream().sorted().map(permission -> sign + permission);
    }
}
