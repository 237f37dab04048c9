package io.rastro.account;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The accounts of people whom an identity provider knows. Role, teams and scope are what the provider says at each sign-in: who has
 * no role there any more does not get in, and is out where he was in. An account with a password of its own is never
 * handed to whoever has its name at the provider.
 */
@Service
class OidcAccounts {

    private static final Logger log = LoggerFactory.getLogger(OidcAccounts.class);

    private final AccountRepository accounts;
    private final AccountIdentityRepository identities;
    private final TeamRepository teams;
    private final OidcSettings settings;
    private final PasswordEncoder passwords;
    private final Clock clock;

    OidcAccounts(
            AccountRepository accounts,
            AccountIdentityRepository identities,
            TeamRepository teams,
            OidcSettings settings,
            PasswordEncoder passwords,
            Clock clock) {
        this.accounts = accounts;
        this.identities = identities;
        this.teams = teams;
        this.settings = settings;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Whether the account's people are known by the provider, and have no password here. */
    @Transactional(readOnly = true)
    public boolean has(int accountId) {
        return identities.existsByAccountId(accountId);
    }

    /** The account as the provider's claims make it, or why there is none for this person. */
    @Transactional
    public Found find(OidcClaims claims) {
        Optional<Account> known = identities
                .findByIssuerAndSubject(claims.issuer(), claims.subject())
                .flatMap(identity -> accounts.findWithServices(identity.accountId()));
        Optional<Role> role = claims.role();
        if (role.isEmpty()) {
            known.ifPresent(Account::endSessions);
            return Found.refused("account.oidc.no-role");
        }
        if (known.isPresent()) {
            return as(known.get(), role.get(), claims);
        }
        Optional<String> username = claims.username();
        return username.isEmpty() ? Found.refused("account.oidc.no-name") : first(username.get(), role.get(), claims);
    }

    private Found first(String username, Role role, OidcClaims claims) {
        Optional<Account> named = accounts.findByName(username);
        if (named.filter(account -> !account.mayBeOpenedByLink(clock.instant()) || !account.neverEntered())
                .isPresent()) {
            return Found.refused("account.oidc.name-taken");
        }
        if (named.isEmpty() && settings.accounts() == OidcSettings.Accounts.INVITED) {
            return Found.refused("account.oidc.not-invited");
        }
        Account account = named.orElseGet(() -> created(username, role, claims));
        account.openByIdentity();
        identities.save(new AccountIdentity(account.id(), claims.issuer(), claims.subject()));
        log.info("Account {} ({}) opened by single sign-on", username, account.id());
        return as(account, role, claims);
    }

    private Account created(String username, Role role, OidcClaims claims) {
        return accounts.saveAndFlush(new Account(
                username,
                claims.displayName(username),
                passwords.encode(Secret.next()),
                new Grant(Rights.of(role), scope(claims)),
                Set.of(),
                clock.instant()));
    }

    private Found as(Account account, Role role, OidcClaims claims) {
        account.rename(claims.displayName(account.toUser().displayName()));
        account.grant(
                role, claims.sayServices() ? scope(claims) : account.granted().scope());
        if (claims.sayTeams()) {
            account.belongTo(teams(claims));
        }
        PortalUser user = account.toUser();
        return user.isEnabled() ? new Found(user, null) : Found.refused("account.signIn.disabled");
    }

    private ServiceScope scope(OidcClaims claims) {
        return claims.allServices()
                ? ServiceScope.allServices()
                : ServiceScope.of(identities.servicesNamed(claims.services().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toArray(String[]::new)));
    }

    private Set<Team> teams(OidcClaims claims) {
        return teams.findAllByName().stream()
                .filter(team -> claims.teams().stream().anyMatch(team.name()::equalsIgnoreCase))
                .collect(Collectors.toSet());
    }

    /**
     * @param user null: nobody, and the message says why
     * @param problem a key of the message bundles; null: none
     */
    record Found(@Nullable PortalUser user, @Nullable String problem) {

        static Found refused(String problem) {
            return new Found(null, problem);
        }
    }
}
