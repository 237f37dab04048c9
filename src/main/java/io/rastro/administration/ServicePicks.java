package io.rastro.administration;

import io.rastro.account.PortalUser;
import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryOption;
import io.rastro.directory.DirectoryRepository;
import io.rastro.directory.PickCheck;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

/** The services that an administrator may grant: to an account, a team or a program. */
@Component
class ServicePicks {

    private final DirectoryRepository directory;
    private final PickCheck picks;

    ServicePicks(DirectoryRepository directory, PickCheck picks) {
        this.directory = directory;
        this.picks = picks;
    }

    Map<Integer, String> names() {
        return DirectoryOption.names(directory.options(DirectoryKind.SERVICE));
    }

    List<DirectoryOption> grantable(PortalUser administrator) {
        return directory.options(DirectoryKind.SERVICE, administrator.scope());
    }

    /** Says at their field which services are none, or not the administrator's to grant. */
    void check(PickedServices picked, BindingResult errors, PortalUser administrator) {
        List<Long> ids =
                picked.scope().serviceIds().stream().map(Integer::longValue).toList();
        if (!picked.wellFormed()
                || !picks.problems("service", DirectoryKind.SERVICE, ids, administrator)
                        .isEmpty()) {
            errors.rejectValue("service", "accounts.services.wrong");
        }
    }
}
