package io.rastro.account;

import io.rastro.system.web.PreferenceChosen;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds, creates and changes accounts. */
@Service
class Accounts {

    private final AccountRepository repository;
    private final PasswordEncoder passwords;
    private final Clock clock;

    Accounts(AccountRepository repository, PasswordEncoder passwords, Clock clock) {
        this.repository = repository;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** The account a name belongs to, whatever its case, with the password's hash. */
    @Transactional(readOnly = true)
    PortalUser named(String username) {
        return repository
                .findByName(username.strip())
                .map(Account::toUser)
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(username));
    }

    /** The account as it is now; empty if it is gone or disabled. */
    @Transactional(readOnly = true)
    Optional<PortalUser> current(int id) {
        return repository.findWithServices(id).map(Account::toUser).filter(PortalUser::isEnabled);
    }

    /** Notes that somebody signed in; the account with what it prefers. */
    @Transactional
    Optional<Account> signedIn(int id) {
        Optional<Account> account = repository.findById(id);
        account.ifPresent(found -> found.signedIn(clock.instant()));
        return account;
    }

    @Transactional(readOnly = true)
    boolean none() {
        return repository.count() == 0;
    }

    @Transactional
    void create(String username, String displayName, String password, Role role, ServiceScope scope) {
        repository.save(account(username, displayName, password, role, scope));
    }

    /** The same with a password that opens nothing but the page on which another is chosen. */
    @Transactional
    void createForOnce(String username, String displayName, String password, Role role, ServiceScope scope) {
        Account account = account(username, displayName, password, role, scope);
        account.demandNewPassword();
        repository.save(account);
    }

    private Account account(String username, String displayName, String password, Role role, ServiceScope scope) {
        return new Account(
                username,
                displayName,
                passwords.encode(password),
                new Grant(Rights.of(role), scope),
                Set.of(),
                clock.instant());
    }

    @EventListener
    @Transactional
    public void remember(PreferenceChosen choice) {
        repository.findByName(choice.username()).ifPresent(account -> {
            if (choice.language() != null) {
                account.prefer(choice.language());
            }
            if (choice.theme() != null) {
                account.prefer(choice.theme());
            }
        });
    }

    @EventListener
    @Transactional
    public void remember(MessageOrderChosen choice) {
        repository.findById(choice.accountId()).ifPresent(account -> account.preferMessageOrder(choice.code()));
    }
}
