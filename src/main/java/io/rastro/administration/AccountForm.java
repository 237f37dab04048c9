package io.rastro.administration;

import io.rastro.account.AccountRow;
import io.rastro.account.Grant;
import io.rastro.account.Permission;
import io.rastro.account.Rights;
import io.rastro.account.Role;
import io.rastro.account.Username;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an administrator enters about somebody, as it was sent, so that a form that is refused keeps it.
 *
 * @param username of a new account; it stays as it is afterwards
 * @param permission where the account departs from its role, as {@code ADD:EXPORT} or {@code TAKE:EXPORT}; empty texts
 *     are none
 * @param allServices {@code true}: the account sees every service, also those yet to come
 * @param service ids of the services it sees otherwise, besides those of its teams
 * @param team ids of its teams
 */
record AccountForm(
        @Pattern(regexp = Username.RULE, message = "{accounts.username.wrong}")
        String username,

        @NotBlank(message = "{accounts.displayName.missing}") @Size(max = 120, message = "{accounts.displayName.long}")
        String displayName,

        String role,
        List<String> permission,
        String allServices,
        List<String> service,
        List<String> team) {

    private static final String ADD = "ADD:";
    private static final String TAKE = "TAKE:";

    AccountForm {
        username = username == null ? "" : username.strip();
        displayName = displayName == null ? "" : displayName.strip();
        role = role == null ? "" : role;
        permission = permission == null
                ? List.of()
                : permission.stream().filter(each -> !each.isEmpty()).toList();
        allServices = allServices == null ? "" : allServices;
        service = service == null ? List.of() : List.copyOf(service);
        team = team == null ? List.of() : List.copyOf(team);
    }

    static AccountForm empty() {
        return new AccountForm("", "", "", List.of(), "", List.of(), List.of());
    }

    static AccountForm of(AccountRow account) {
        Grant granted = account.granted();
        return new AccountForm(
                account.username(),
                account.displayName(),
                granted.rights().role().name(),
                Stream.concat(
                                granted.rights().added().stream().map(each -> ADD + each),
                                granted.rights().taken().stream().map(each -> TAKE + each))
                        .toList(),
                Boolean.toString(granted.scope().all()),
                PickedServices.texts(granted.scope().serviceIds()),
                PickedServices.texts(granted.teams()));
    }

    /** Empty: none, or one that does not exist. */
    Optional<Role> chosenRole() {
        return Arrays.stream(Role.values())
                .filter(known -> known.name().equals(role))
                .findFirst();
    }

    /** Empty: no role, or there is no such permission. */
    Optional<Rights> rights() {
        Set<Permission> added = permissions(ADD);
        Set<Permission> taken = permissions(TAKE);
        return added.size() + taken.size() == permission.size()
                ? chosenRole().map(chosen -> new Rights(chosen, added, taken))
                : Optional.empty();
    }

    private Set<Permission> permissions(String change) {
        return Arrays.stream(Permission.values())
                .filter(each -> permission.contains(change + each))
                .collect(Collectors.toSet());
    }

    PickedServices services() {
        return new PickedServices(allServices.equals("true"), service);
    }

    /** What the account gets, of a form without a problem. */
    Grant grant() {
        return new Grant(rights().orElseThrow(), services().scope(), PickedServices.idsOf(team));
    }
}
