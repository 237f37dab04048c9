package io.rastro.administration;

import io.rastro.account.AccountAdministration.Invitation;
import io.rastro.account.AccountRow;
import io.rastro.account.Permission;
import io.rastro.account.PortalUser;
import io.rastro.account.Role;
import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryOption;
import io.rastro.directory.DirectoryRepository;
import io.rastro.directory.PickCheck;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
                .addObject("roles", Role.values())
                .addObject("permissions", Permission.values())
                .addObject("held", administrator.rights().permissions())
                .addObject("beyond", account != null && !administrator.rights().cover(account.rights()));
    }

    /** Says at their fields what is wrong with the role, the permissions and the services. */
    void check(AccountForm form, BindingResult errors, PortalUser administrator) {
        if (form.chosenRole().isEmpty()) {
            errors.rejectValue("role", "accounts.role.missing");
        }
        if (form.chosenRole().isPresent() && form.rights().isEmpty()) {
            errors.rejectValue("permission", "accounts.permissions.wrong");
        }
        if (!form.wellFormed()) {
            errors.rejectValue("service", "accounts.services.wrong");
        } else if (!form.scope().all()) {
            checkServices(form.scope().serviceIds(), errors, administrator);
        }
    }

    private void checkServices(Set<Integer> ids, BindingResult errors, PortalUser administrator) {
        if (ids.isEmpty()) {
            errors.rejectValue("service", "accounts.services.missing");
        }
        List<Long> picked = ids.stream().map(Integer::longValue).toList();
        if (!picks.problems("service", DirectoryKind.SERVICE, picked, administrator)
                .isEmpty()) {
            errors.rejectValue("service", "accounts.services.wrong");
        }
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
