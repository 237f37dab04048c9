package io.rastro.administration;

import io.rastro.account.AccountAdministration.Invitation;
import io.rastro.account.AccountRow;
import io.rastro.account.PortalUser;
import io.rastro.account.Role;
import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryOption;
import io.rastro.directory.DirectoryRepository;
import io.rastro.directory.PickCheck;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the form of a new account and that of an existing one have in common. */
@Component
class AccountPages {

    private final DirectoryRepository directory;
    private final PickCheck picks;

    AccountPages(DirectoryRepository directory, PickCheck picks) {
        this.directory = directory;
        this.picks = picks;
    }

    Map<Integer, String> serviceNames() {
        return directory.options(DirectoryKind.SERVICE).stream()
                .collect(Collectors.toMap(service -> Math.toIntExact(service.id()), DirectoryOption::name));
    }

    /** @param account null: one that is still to be made */
    ModelAndView form(HttpStatus status, AccountForm form, @Nullable AccountRow account, PortalUser administrator) {
        List<DirectoryOption> grantable = directory.options(DirectoryKind.SERVICE).stream()
                .filter(service -> administrator.scope().permits(Math.toIntExact(service.id())))
                .toList();
        return new ModelAndView("administration/account", status)
                .addObject("form", form)
                .addObject("account", account)
                .addObject("own", account != null && account.id() == administrator.id())
                .addObject("grantsAll", administrator.scope().all())
                .addObject("services", grantable)
                .addObject("roles", Role.values());
    }

    /** Says at the field what is wrong with the services picked. */
    void checkServices(AccountForm form, BindingResult errors, PortalUser administrator) {
        if (form.allServices() || errors.hasFieldErrors("service")) {
            return;
        }
        if (form.service().isEmpty()) {
            errors.rejectValue("service", "accounts.services.missing");
        }
        List<Long> ids = form.service().stream().map(Integer::longValue).toList();
        picks.problems("service", DirectoryKind.SERVICE, ids, administrator)
                .forEach(problem -> errors.rejectValue("service", "accounts.services.wrong"));
    }

    /** Leads to the account's page, where the link is shown once. */
    static ModelAndView shown(Invitation invitation, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "link",
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/invitation/{secret}")
                        .buildAndExpand(invitation.secret())
                        .toUriString());
        return new ModelAndView("redirect:/accounts/" + invitation.accountId());
    }
}
