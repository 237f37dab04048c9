package io.rastro.account;

import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people choose their passwords: by a one-time link, or by the one they have. */
@Service
class Passwords {

    private static final Logger log = LoggerFactory.getLogger(Passwords.class);

    private final AccountRepository repository;
    private final PasswordEncoder encoder;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Passwords(AccountRepository repository, PasswordEncoder encoder, ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.repository = repository;
        this.encoder = encoder;
        this.clock = clock;
    }

    /** Whose link this is; empty if it is unknown, used, replaced or too old. */
    @Transactional(readOnly = true)
    Optional<PortalUser> invited(String secret) {
        return repository
                .findByInvitation(Secret.hash(secret))
                .filter(this::isOpen)
                .map(Account::toUser);
    }

    /** Chooses the password by a link, which is used up by it; empty if the link is no good any more. */
    @Transactional
    Optional<PortalUser> choose(String secret, String password) {
        return repository
                .lockByInvitation(Secret.hash(secret))
                .filter(this::isOpen)
                .map(account -> {
                    account.choosePassword(encoder.encode(password));
                    log.info(
                            "Account {} ({}) opened by its link",
                            account.toUser().getUsername(),
                            account.id());
                    events.publishEvent(PasswordChosen.of(account.toUser(), true));
                    return account.toUser();
                });
    }

    /**
     * Every session of the account is over by this; the account as it is to go on with in the one that did it. Empty: that
     * one was ended meanwhile, and nothing is changed.
     */
    @Transactional
    Optional<PortalUser> change(PortalUser reader, String password) {
        String hash = encoder.encode(password);
        return repository.lock(reader).map(account -> {
            account.choosePassword(hash);
            log.info("Account {} ({}) has changed its password", reader.getUsername(), reader.id());
            events.publishEvent(PasswordChosen.of(reader, false));
            return account.toUser();
        });
    }

    /** Ends every session of the account; it as it is to go on with in the one that did it, unless that one is ended, too. */
    @Transactional
    Optional<PortalUser> endSessions(PortalUser reader) {
        return repository.lock(reader).map(account -> {
            account.endSessions();
            return account.toUser();
        });
    }

    private boolean isOpen(Account account) {
        return account.mayBeOpenedByLink(clock.instant());
    }
}
