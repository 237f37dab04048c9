package io.rastro.administration;

import io.rastro.account.AccountAdministration;
import io.rastro.account.PortalUser;
import io.rastro.account.RefusedChange;
import io.rastro.account.TeamAdministration;
import io.rastro.account.TeamAdministration.UnknownTeam;
import io.rastro.account.TeamRow;
import io.rastro.directory.DirectoryOption;
import io.rastro.system.web.Flash;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Teams: which services they see, and who is in them. */
@Controller
@RequestMapping("/admin/teams")
class TeamsController {

    private static final String ID = "/{id:[1-9][0-9]{0,8}}";
    private static final String TO_LIST = "redirect:/admin/teams";

    private final TeamAdministration teams;
    private final AccountAdministration accounts;
    private final ServicePicks services;

    TeamsController(TeamAdministration teams, AccountAdministration accounts, ServicePicks services) {
        this.teams = teams;
        this.accounts = accounts;
        this.services = services;
    }

    /** A team and how many of its people the administrator may know of. */
    record ListedTeam(TeamRow team, int members) {}

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal PortalUser administrator) {
        return new ModelAndView("administration/teams")
                .addObject(
                        "teams",
                        teams.list(administrator).stream()
                                .map(team -> new ListedTeam(
                                        team,
                                        teams.members(administrator, team.id()).size()))
                                .toList())
                .addObject("serviceNames", services.names());
    }

    @GetMapping("/new")
    ModelAndView form(@AuthenticationPrincipal PortalUser administrator) {
        return form(HttpStatus.OK, TeamForm.empty(), null, administrator);
    }

    @PostMapping
    ModelAndView create(
            @Valid @ModelAttribute("form") TeamForm form,
            BindingResult errors,
            @AuthenticationPrincipal PortalUser administrator,
            RedirectAttributes redirect) {
        return save(form, errors, null, administrator, redirect, "teams.created", () -> {
            teams.create(administrator, form.name(), form.services().scope(), PickedServices.idsOf(form.member()));
        });
    }

    @GetMapping(ID)
    ModelAndView page(@PathVariable int id, @AuthenticationPrincipal PortalUser administrator) {
        TeamRow team = find(id, administrator);
        TeamForm form = new TeamForm(
                team.name(),
                PickedServices.texts(team.scope().serviceIds()),
                PickedServices.texts(teams.members(administrator, id)));
        return form(HttpStatus.OK, form, team, administrator);
    }

    @PostMapping(ID)
    ModelAndView change(
            @PathVariable int id,
            @Valid @ModelAttribute("form") TeamForm form,
            BindingResult errors,
            @AuthenticationPrincipal PortalUser administrator,
            RedirectAttributes redirect) {
        TeamRow team = find(id, administrator);
        return save(form, errors, team, administrator, redirect, "teams.changed", () -> {
            teams.change(administrator, id, form.name(), form.services().scope(), PickedServices.idsOf(form.member()));
        });
    }

    @PostMapping(ID + "/deletion")
    ModelAndView delete(
            @PathVariable int id, @AuthenticationPrincipal PortalUser administrator, RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", Flash.done("teams.deleted", teams.delete(administrator, id)));
        return new ModelAndView(TO_LIST);
    }

    private ModelAndView save(
            TeamForm form,
            BindingResult errors,
            @Nullable TeamRow team,
            PortalUser administrator,
            RedirectAttributes redirect,
            String done,
            Runnable change) {
        services.check(form.services(), errors, administrator);
        if (!PickedServices.areIds(form.member())) {
            errors.rejectValue("member", "teams.members.wrong");
        }
        if (!errors.hasErrors()) {
            try {
                change.run();
                redirect.addFlashAttribute("flash", Flash.done(done, form.name()));
                return new ModelAndView(TO_LIST);
            } catch (RefusedChange refused) {
                errors.rejectValue(refused.field(), refused.messageKey());
            }
        }
        return form(HttpStatus.BAD_REQUEST, form, team, administrator);
    }

    /** @param team null: one that is still to be made */
    private ModelAndView form(HttpStatus status, TeamForm form, @Nullable TeamRow team, PortalUser administrator) {
        return new ModelAndView("administration/team", status)
                .addObject("form", form)
                .addObject("team", team)
                .addObject("services", services.grantable(administrator))
                .addObject(
                        "people",
                        accounts.list(administrator).stream()
                                .map(account -> new DirectoryOption(
                                        account.id(), account.displayName() + " (" + account.username() + ")"))
                                .toList());
    }

    private TeamRow find(int id, PortalUser administrator) {
        return teams.find(administrator, id).orElseThrow(UnknownTeam::new);
    }
}
