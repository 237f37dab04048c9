package io.rastro.account;

import java.text.Collator;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What administrators do with accounts. One who is limited to some services sees, and grants, nothing beyond them: an
 * account that may see more is unknown to him. Somebody who can administer, and somebody who can administer everything,
 * always remains.
 */
@Service
public class AccountAdministration {

    private static final Logger log = LoggerFactory.getLogger(AccountAdministration.class);
    private static final Locale ORDER = Locale.forLanguageTag("pt-BR");

    private final AccountRepository repository;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final Duration validity;

    AccountAdministration(
            AccountRepository repository,
            PasswordEncoder passwords,
            Clock clock,
            @Value("${rastro.account.invitation:3d}") Duration validity) {
        this.repository = repository;
        this.passwords = passwords;
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

    /** Whether somebody else who sees all services may do something: what needs two people. */
    @Transactional(readOnly = true)
    public boolean anotherMay(Permission permission, PortalUser account) {
        return repository.findAllWithServices().stream()
                .map(Account::toUser)
                .anyMatch(other -> other.id() != account.id()
                        && other.isEnabled()
                        && other.scope().all()
                        && other.may(permission));
    }

    /**
     * The id of the new account and the secret of the link that opens it, which cannot be read again.
     *
     * @throws RefusedChange for a scope beyond the administrator's own, or a name that somebody has, whatever its case
     */
    @Transactional
    public Invitation invite(
            PortalUser administrator, String username, String displayName, Role role, ServiceScope scope) {
        requireOwn(administrator, scope);
        if (repository.findByName(username).isPresent()) {
            throw taken();
        }
        Account account = new Account(username, displayName, unusable(), role, scope, clock.instant());
        String secret = invite(account);
        try {
            repository.saveAndFlush(account);
        } catch (DataIntegrityViolationException meanwhile) {
            throw taken();
        }
        note(administrator, "invited", account);
        return new Invitation(account.id(), secret);
    }

    @Transactional
    public void change(PortalUser administrator, int id, String displayName, Role role, ServiceScope scope) {
        Account account = lock(administrator, id);
        requireOwn(administrator, scope);
        requireOthers(account, role == Role.ADMIN, role == Role.ADMIN && scope.all());
        account.rename(displayName);
        account.grant(role, scope);
        note(
                administrator,
                "changed to " + role + (scope.all() ? " of all services" : " of " + scope.serviceIds()),
                account);
    }

    @Transactional
    public void disable(PortalUser administrator, int id) {
        Account account = lockOther(administrator, id);
        requireOthers(account, false, false);
        account.disable();
        note(administrator, "disabled", account);
    }

    @Transactional
    public void enable(PortalUser administrator, int id) {
        Account account = lock(administrator, id);
        account.enable();
        note(administrator, "enabled", account);
    }

    /** A new one-time link, in place of the password and of any link before. */
    @Transactional
    public Invitation reset(PortalUser administrator, int id) {
        Account account = lockOther(administrator, id);
        requireOthers(account, false, false);
        String secret = invite(account);
        note(administrator, "reset", account);
        return new Invitation(id, secret);
    }

    /** At its next click the account can do nothing but choose another password. */
    @Transactional
    public void demandNewPassword(PortalUser administrator, int id) {
        Account account = lock(administrator, id);
        account.demandNewPassword();
        note(administrator, "has to change the password", account);
    }

    @Transactional
    public void endSessions(PortalUser administrator, int id) {
        Account account = lock(administrator, id);
        account.endSessions();
        note(administrator, "signed out everywhere", account);
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
        return repository
                .findWithServices(id)
                .filter(account -> administrator.scope().covers(account.scope()))
                .orElseThrow(UnknownAccount::new);
    }

    private Account lockOther(PortalUser administrator, int id) {
        if (id == administrator.id()) {
            throw new RefusedChange("username", "accounts.refused.self");
        }
        return lock(administrator, id);
    }

    private static void requireOwn(PortalUser administrator, ServiceScope scope) {
        if (!administrator.scope().covers(scope)) {
            throw new RefusedChange("service", "accounts.services.wrong");
        }
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

    private static void note(PortalUser administrator, String change, Account account) {
        log.info(
                "Account {} ({}) {} by {} ({})",
                account.toUser().getUsername(),
                account.id(),
                change,
                administrator.getUsername(),
                administrator.id());
    }

    /**
     * A one-time link.
     *
     * @param secret its last part, by which the account's password is chosen
     */
    public record Invitation(int accountId, String secret) {}

    /** There is no such account, or not for this administrator. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    public static final class UnknownAccount extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** A change that would break a rule; the message says which. */
    public static final class RefusedChange extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String field;

        RefusedChange(String field, String messageKey) {
            super(messageKey);
            this.field = field;
        }

        /** The field of a form that it is about. */
        public String field() {
            return field;
        }

        public String messageKey() {
            return String.valueOf(getMessage());
        }
    }
}
