package io.rastro.administration;

import io.rastro.account.AccountAdministration.Invitation;
import io.rastro.account.AccountRow;
import io.rastro.account.Permission;
import io.rastro.account.PortalUser;
import io.rastro.account.Role;
import io.rastro.account.TeamAdministration;
import io.rastro.directory.DirectoryOption;
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

    private final TeamAdministration teams;
    private final ServicePicks services;

    AccountPages(TeamAdministration teams, ServicePicks services) {
        this.teams = teams;
        this.services = services;
    }

    /** @param account null: one that is still to be made */
    ModelAndView form(HttpStatus status, AccountForm form, @Nullable AccountRow account, PortalUser administrator) {
        return new ModelAndView("administration/account", status)
                .addObject("form", form)
                .addObject("account", account)
                .addObject("own", account != null && account.id() == administrator.id())
                .addObject("grantsAll", administrator.scope().all())
                .addObject("services", services.grantable(administrator))
                .addObject(
                        "teams",
                        teams.list(administrator).stream()
                                .map(team -> new DirectoryOption(team.id(), team.name()))
                                .toList())
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
        services.check(form.services(), errors, administrator);
        if (!PickedServices.areIds(form.team())) {
            errors.rejectValue("team", "accounts.teams.wrong");
        }
        if (!form.services().all() && form.service().isEmpty() && form.team().isEmpty()) {
            errors.rejectValue("service", "accounts.services.missing");
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
