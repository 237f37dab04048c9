package io.rastro.administration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What an administrator enters about a team, as it was sent.
 *
 * @param service ids of the services its people see
 * @param member ids of their accounts
 */
record TeamForm(
        @NotBlank(message = "{teams.name.missing}") @Size(max = 80, message = "{teams.name.long}")
        String name,

        List<String> service,
        List<String> member) {

    TeamForm {
        name = name == null ? "" : name.strip();
        service = service == null ? List.of() : List.copyOf(service);
        member = member == null ? List.of() : List.copyOf(member);
    }

    static TeamForm empty() {
        return new TeamForm("", List.of(), List.of());
    }

    PickedServices services() {
        return new PickedServices(false, service);
    }
}
