package io.rastro.account;

import io.rastro.system.LedgerEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Tells the ledger who signed in and out, and who tried to. */
@Component
class SignInTrail {

    private final AccountRepository accounts;
    private final ApplicationEventPublisher events;

    SignInTrail(AccountRepository accounts, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.events = events;
    }

    @EventListener
    void signedIn(SignedIn event) {
        accounts.findWithServices(event.accountId())
                .map(Account::toUser)
                .map(user -> new LedgerEvent.Actor(user.id(), user.displayName()))
                .ifPresent(
                        actor -> events.publishEvent(new SignIn("signed-in", actor, Map.of("method", method(event)))));
    }

    /** Such as {@code password-and-code}. */
    private static String method(SignedIn event) {
        String method = event.step() == null ? event.method().name() : event.method() + "-and-" + event.step();
        return method.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        reader(event.getAuthentication())
                .ifPresent(actor -> events.publishEvent(new SignIn("signed-out", actor, Map.of())));
    }

    private static Optional<LedgerEvent.Actor> reader(Authentication authentication) {
        return authentication.getPrincipal() instanceof PortalUser user
                ? Optional.of(new LedgerEvent.Actor(user.id(), user.displayName()))
                : Optional.empty();
    }

    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        if (event.getException() instanceof InternalAuthenticationServiceException) {
            // Neither accepted nor refused: the database is away, and with it the ledger.
            return;
        }
        refuse(event.getAuthentication().getName().strip(), reason(event.getException()));
    }

    /**
     * Somebody is not let in.
     *
     * @param name as whom; empty: nobody was named
     * @param reason a few words with hyphens
     */
    void refuse(String name, String reason) {
        events.publishEvent(new RefusedSignIn(
                accounts.findByName(name)
                        .map(Account::toUser)
                        .map(user -> new LedgerEvent.Actor(user.id(), user.displayName()))
                        .orElse(null),
                name,
                reason));
    }

    /** Of its exception's name, such as {@code bad-credentials}. */
    private static String reason(AuthenticationException refusal) {
        String name = StringUtils.delete(refusal.getClass().getSimpleName(), "Exception");
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private record SignIn(String action, Actor actor, Map<String, String> details) implements LedgerEvent {

        @Override
        public Kind kind() {
            return Kind.SIGN_IN;
        }
    }

    /**
     * Somebody is not let in.
     *
     * @param actor whose name was typed; null: nobody's, and it may be a password typed at the wrong place
     */
    private record RefusedSignIn(@Nullable Actor actor, String name, String reason) implements LedgerEvent {

        @Override
        public Kind kind() {
            return Kind.SIGN_IN;
        }

        @Override
        public String action() {
            return "sign-in-refused";
        }

        @Override
        public Outcome outcome() {
            return Outcome.REFUSED;
        }

        @Override
        public Map<String, String> details() {
            return Map.of("reason", reason);
        }

        @Override
        public Map<String, List<String>> typed() {
            return actor == null && !name.isEmpty() ? Map.of("username", List.of(name)) : Map.of();
        }
    }
}
