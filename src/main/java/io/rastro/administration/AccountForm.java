package io.rastro.administration;

import io.rastro.account.AccountRow;
import io.rastro.account.Role;
import io.rastro.account.ServiceScope;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator enters about somebody.
 *
 * @param username of a new account; it stays as it is afterwards
 * @param allServices whether the account sees every service, also those yet to come
 * @param service ids of the services it sees otherwise
 */
record AccountForm(
        @Pattern(regexp = "[\\p{L}\\p{N}._@+-]{2,64}", message = "{accounts.username.wrong}")
        String username,

        @NotBlank(message = "{accounts.displayName.missing}") @Size(max = 120, message = "{accounts.displayName.long}")
        String displayName,

        @NotNull(message = "{accounts.role.missing}") @Nullable Role role,
        boolean allServices,
        List<Integer> service) {

    AccountForm {
        username = username == null ? "" : username.strip();
        displayName = displayName == null ? "" : displayName.strip();
        service = service == null ? List.of() : List.copyOf(service);
    }

    static AccountForm empty() {
        return new AccountForm("", "", null, false, List.of());
    }

    static AccountForm of(AccountRow account) {
        return new AccountForm(
                account.username(),
                account.displayName(),
                account.role(),
                account.scope().all(),
                List.copyOf(account.scope().serviceIds()));
    }

    ServiceScope scope() {
        return allServices ? ServiceScope.allServices() : ServiceScope.of(service.stream().collect(Collectors.toSet()));
    }
}
