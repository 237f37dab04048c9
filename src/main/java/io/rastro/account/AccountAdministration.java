package io.rastro.account;

import io.rastro.account.AdministrativeAct.Act;
import java.text.Collator;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators do with accounts. One who is limited to some services sees, and grants, nothing beyond them: an
 * account that may see more is unknown to him. Nobody grants a permission, nor takes over an account, that they do not
 * have. Somebody who can administer, and somebody who can administer everything, always remains.
 */
@Service
public class AccountAdministration {

    /** Of what an administrator says about an act. */
    private static final int LONGEST_REMARK = 200;

    private static final Logger log = LoggerFactory.getLogger(AccountAdministration.class);
    private static final Locale ORDER = Locale.forLanguageTag("pt-BR");

    private final AccountRepository repository;
    private final TeamRepository teams;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final SecondFactors secondFactors;
    private final OidcAccounts singleSignOn;
    private final Clock clock;
    private final Duration validity;

    AccountAdministration(
            AccountRepository repository,
            TeamRepository teams,
            PasswordEncoder passwords,
            ApplicationEventPublisher events,
            SecondFactors secondFactors,
            OidcAccounts singleSignOn,
            Clock clock,
            @Value("${rastro.account.invitation:3d}") Duration validity) {
        this.repository = repository;
        this.teams = teams;
        this.passwords = passwords;
        this.events = events;
        this.secondFactors = secondFactors;
        this.singleSignOn = singleSignOn;
        this.clock = clock;
        this.validity = validity;
    }

    /** By name, accents and case ignored. */
    @Transactional(readOnly = true)
    public List<AccountRow> list(PortalUser administrator) {
        return repository.findAllWithServices().stream()
                .filter(account -> administrator.scope().covers(account.scope()))
                .map(account -> account.row(clock.instant()))
                .sorted(Comparator.comparing(AccountRow::displayName, Collator.getInstance(ORDER))
                        .thenComparing(AccountRow::id))
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<AccountRow> find(PortalUser administrator, int id) {
        return repository
                .findWithServices(id)
                .filter(account -> administrator.scope().covers(account.scope()))
                .map(account -> account.row(clock.instant()));
    }

    /** The accounts of others who see all services and may do something: what needs two people. */
    @Transactional(readOnly = true)
    public Set<Integer> othersWhoMay(Permission permission, PortalUser account) {
        return repository.findAllWithServices().stream()
                .map(Account::toUser)
                .filter(other -> other.id() != account.id()
                        && other.isEnabled()
                        && other.scope().all()
                        && other.may(permission))
                .map(PortalUser::id)
                .collect(Collectors.toSet());
    }

    /**
     * The id of the new account and the secret of the link that opens it, which cannot be read again.
     *
     * @throws RefusedChange for permissions or a scope beyond the administrator's own, or a name that somebody has,
     *     whatever its case
     */
    @Transactional
    public Invitation invite(PortalUser administrator, String username, String displayName, Grant grant) {
        Set<Team> joined = requireOwn(administrator, grant);
        if (repository.findByName(username).isPresent()) {
            throw taken();
        }
        Account account = new Account(username, displayName, unusable(), grant, joined, clock.instant());
        String secret = invite(account);
        try {
            repository.saveAndFlush(account);
        } catch (DataIntegrityViolationException meanwhile) {
            throw taken();
        }
        note(administrator, Act.ACCOUNT_INVITED, account, account.granted().codes());
        return new Invitation(account.id(), secret);
    }

    @Transactional
    public void change(PortalUser administrator, int id, String displayName, Grant grant) {
        Account account = lock(administrator, id);
        Set<Team> joined = requireOwn(administrator, grant);
        boolean remains = grant.rights().permit(Permission.ADMINISTER);
        requireOthers(account, remains, remains && grant.scope().all());
        account.rename(displayName);
        account.grant(grant, joined);
        note(administrator, Act.ACCOUNT_CHANGED, account, account.granted().codes());
    }

    @Transactional
    public void disable(PortalUser administrator, int id) {
        Account account = lockOther(administrator, id);
        requireOthers(account, false, false);
        account.disable();
        note(administrator, Act.ACCOUNT_DISABLED, account, "");
    }

    @Transactional
    public void enable(PortalUser administrator, int id) {
        Account account = lock(administrator, id);
        account.enable();
        note(administrator, Act.ACCOUNT_ENABLED, account, "");
    }

    /** A new one-time link, in place of the password, of all passkeys and of any link before. */
    @Transactional
    public Invitation reset(PortalUser administrator, int id) {
        Account account = lockOther(administrator, id);
        if (singleSignOn.has(id)) {
            throw new RefusedChange("username", "accounts.refused.single-sign-on");
        }
        requireOthers(account, false, false);
        String secret = invite(account);
        secondFactors.removePasskeys(account);
        note(administrator, Act.ACCOUNT_RESET, account, "");
        return new Invitation(id, secret);
    }

    /** At its next click the account can do nothing but choose another password. */
    @Transactional
    public void demandNewPassword(PortalUser administrator, int id) {
        Account account = lock(administrator, id);
        account.demandNewPassword();
        note(administrator, Act.PASSWORD_CHANGE_DEMANDED, account, "");
    }

    @Transactional
    public void endSessions(PortalUser administrator, int id) {
        Account account = lock(administrator, id);
        account.endSessions();
        note(administrator, Act.SESSIONS_ENDED, account, "");
    }

    /** Whether the account has a second factor; one that is no such administrator's has none. */
    @Transactional(readOnly = true)
    public boolean hasSecondFactor(PortalUser administrator, int id) {
        return find(administrator, id).isPresent() && secondFactors.has(id);
    }

    /**
     * For who has lost it; one's own is taken away by one's own page, which asks for the password.
     *
     * @param known how the administrator knew the person who asked, as the ledger is to keep it; not blank
     */
    @Transactional
    public void resetSecondFactor(PortalUser administrator, int id, String known) {
        Account account = lockOther(administrator, id);
        if (known.isBlank() || known.length() > LONGEST_REMARK) {
            throw new RefusedChange("known", "accounts.second.known.missing");
        }
        secondFactors.reset(account);
        account.endSessions();
        note(administrator, Act.SECOND_FACTOR_RESET, account, known.strip());
    }

    private static RefusedChange taken() {
        return new RefusedChange("username", "accounts.username.taken");
    }

    private String invite(Account account) {
        String secret = Secret.next();
        account.invite(Secret.hash(secret), clock.instant().plus(validity), unusable());
        return secret;
    }

    private String unusable() {
        return passwords.encode(Secret.next());
    }

    /** One change at a time, so that what is asked about the other administrators stays true until it is done. */
    private Account lock(PortalUser administrator, int id) {
        repository.lockAdministrators();
        Account account = repository
                .lock(id)
                .flatMap(locked -> repository.findWithServices(id))
                .filter(found -> administrator.scope().covers(found.scope()))
                .orElseThrow(UnknownAccount::new);
        if (!administrator.rights().cover(account.rights())) {
            throw new RefusedChange("permission", "accounts.refused.beyond");
        }
        return account;
    }

    private Account lockOther(PortalUser administrator, int id) {
        if (id == administrator.id()) {
            throw new RefusedChange("username", "accounts.refused.self");
        }
        return lock(administrator, id);
    }

    /** The teams that are granted, if all of it is the administrator's own. */
    private Set<Team> requireOwn(PortalUser administrator, Grant grant) {
        if (!administrator.rights().cover(grant.rights())) {
            throw new RefusedChange("permission", "accounts.permissions.beyond");
        }
        if (!administrator.scope().covers(grant.scope())) {
            throw new RefusedChange("service", "accounts.services.wrong");
        }
        Set<Team> granted = teams.findAllById(grant.teams()).stream()
                .filter(team -> administrator.scope().covers(team.scope()))
                .collect(Collectors.toSet());
        if (granted.size() < grant.teams().size()) {
            throw new RefusedChange("team", "accounts.teams.wrong");
        }
        return granted;
    }

    /** @param remainsOfAll whether it will administer, and see all services */
    private void requireOthers(Account account, boolean remains, boolean remainsOfAll) {
        if (!account.administers()) {
            return;
        }
        List<Account> others = repository.lockAdministrators().stream()
                .filter(other -> other.administers() && other.id() != account.id())
                .toList();
        if (!remains && others.isEmpty()) {
            throw new RefusedChange("role", "accounts.refused.last");
        }
        if (account.seesAllServices() && !remainsOfAll && others.stream().noneMatch(Account::seesAllServices)) {
            throw new RefusedChange("role", "accounts.refused.last-of-all");
        }
    }

    private void note(PortalUser administrator, Act act, Account account, String details) {
        String username = account.toUser().getUsername();
        log.info(
                "Account {} ({}): {} {} by {} ({})",
                username,
                account.id(),
                act,
                details,
                administrator.getUsername(),
                administrator.id());
        events.publishEvent(AdministrativeAct.of(act, administrator, account.id(), username, details));
    }

    /**
     * A one-time link.
     *
     * @param secret its last part, by which the account's password is chosen
     */
    public record Invitation(int accountId, String secret) {}
}
