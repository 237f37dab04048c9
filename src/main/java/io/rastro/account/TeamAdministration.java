package io.rastro.account;

import io.rastro.account.AdministrativeAct.Act;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What administrators do with teams. One who is limited to some services knows of the teams and the people within them:
 * a team of other services is unknown, and people who see more stay in a team, unnamed, whatever becomes of the others.
 */
@Service
public class TeamAdministration {

    private final TeamRepository teams;
    private final AccountRepository accounts;
    private final ApplicationEventPublisher events;

    TeamAdministration(TeamRepository teams, AccountRepository accounts, ApplicationEventPublisher events) {
        this.teams = teams;
        this.accounts = accounts;
        this.events = events;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<TeamRow> list(PortalUser administrator) {
        return teams.findAllByName().stream()
                .filter(team -> administrator.scope().covers(team.scope()))
                .map(Team::row)
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<TeamRow> find(PortalUser administrator, int id) {
        return visible(administrator, id).map(Team::row);
    }

    /** The ids of the accounts in it that the administrator may know of. */
    @Transactional(readOnly = true)
    public Set<Integer> members(PortalUser administrator, int id) {
        return known(administrator).stream()
                .filter(account -> account.isIn(id))
                .map(Account::id)
                .collect(Collectors.toSet());
    }

    /**
     * The id of the new team.
     *
     * @throws RefusedChange for services or people beyond the administrator's own, or a name that a team has
     */
    @Transactional
    public int create(PortalUser administrator, String name, ServiceScope scope, Set<Integer> members) {
        requireOwn(administrator, name, scope, null);
        Team team = save(new Team(name, scope.serviceIds()));
        place(administrator, team, members);
        publish(Act.TEAM_CREATED, administrator, team, members);
        return team.id();
    }

    /** The same of a team that exists. */
    @Transactional
    public void change(PortalUser administrator, int id, String name, ServiceScope scope, Set<Integer> members) {
        Team team = visible(administrator, id).orElseThrow(UnknownTeam::new);
        requireOwn(administrator, name, scope, id);
        team.change(name, scope.serviceIds());
        save(team);
        place(administrator, team, members);
        publish(Act.TEAM_CHANGED, administrator, team, members);
    }

    /** Its name; its people see its services no more, unless they see them otherwise. */
    @Transactional
    public String delete(PortalUser administrator, int id) {
        Team team = visible(administrator, id).orElseThrow(UnknownTeam::new);
        accounts.findAllWithServices().forEach(account -> account.leave(team));
        teams.delete(team);
        publish(Act.TEAM_DELETED, administrator, team, Set.of());
        return team.name();
    }

    private Optional<Team> visible(PortalUser administrator, int id) {
        return teams.findById(id).filter(team -> administrator.scope().covers(team.scope()));
    }

    private List<Account> known(PortalUser administrator) {
        return accounts.findAllWithServices().stream()
                .filter(account -> administrator.scope().covers(account.scope()))
                .toList();
    }

    private void requireOwn(PortalUser administrator, String name, ServiceScope scope, @Nullable Integer own) {
        if (!administrator.scope().covers(scope)) {
            throw new RefusedChange("service", "accounts.services.wrong");
        }
        if (teams.findByName(name)
                .filter(other -> own == null || other.id() != own)
                .isPresent()) {
            throw taken();
        }
    }

    private Team save(Team team) {
        try {
            return teams.saveAndFlush(team);
        } catch (DataIntegrityViolationException meanwhile) {
            throw taken();
        }
    }

    private static RefusedChange taken() {
        return new RefusedChange("name", "teams.name.taken");
    }

    private void place(PortalUser administrator, Team team, Set<Integer> members) {
        List<Account> known = known(administrator);
        if (!known.stream().map(Account::id).collect(Collectors.toSet()).containsAll(members)) {
            throw new RefusedChange("member", "teams.members.wrong");
        }
        for (Account account : known) {
            if (members.contains(account.id())) {
                account.join(team);
            } else {
                account.leave(team);
            }
        }
    }

    private void publish(Act act, PortalUser administrator, Team team, Set<Integer> members) {
        String details = team.scope().codes() + "; " + ServiceScope.codes("accounts ", members);
        events.publishEvent(AdministrativeAct.of(act, administrator, team.id(), team.name(), details));
    }

    /** There is no such team, or not for this administrator. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    public static final class UnknownTeam extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
