package io.rastro.account;

import io.rastro.account.AdministrativeAct.Act;
import io.rastro.system.LedgerEvent;
import io.rastro.system.Origin;
import io.rastro.system.Origins;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues, recognises and revokes the tokens programs send interactions with. */
@Service
public class ApiTokens {

    /** Lets secret scanners recognise a token that leaked. */
    static final String PREFIX = "rastro_";

    /** A stamp per request would be a write per request. */
    private static final Duration USE_RESOLUTION = Duration.ofMinutes(1);

    private final ApiTokenRepository repository;
    private final Origins origins;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ApiTokens(ApiTokenRepository repository, Origins origins, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.origins = origins;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What a token is wanted for.
     *
     * @param source of what the program sends, by any of its spellings
     * @param scope the services it may send and read
     * @param validity how long it is good; null: until it is revoked
     */
    public record TokenOrder(
            String name,
            String source,
            Set<TokenRight> rights,
            ServiceScope scope,
            @Nullable Duration validity) {

        TokenOrder from(String knownSource) {
            return new TokenOrder(name, knownSource, rights, scope, validity);
        }
    }

    /**
     * The new token, which cannot be read again.
     *
     * @throws RefusedChange for rights or services beyond the administrator's own
     */
    @Transactional
    public String issue(TokenOrder order, PortalUser administrator) {
        if (!administrator.rights().permissions().containsAll(TokenRight.permissions(order.rights()))) {
            throw new RefusedChange("right", "account.token.rights.beyond");
        }
        if (!administrator.scope().covers(order.scope())) {
            throw new RefusedChange("service", "accounts.services.wrong");
        }
        String secret = PREFIX + Secret.next();
        ApiToken token = repository.save(new ApiToken(
                order.from(origins.register(order.source()).key()),
                Secret.hash(secret),
                clock.instant(),
                administrator.displayName()));
        publish(Act.TOKEN_ISSUED, administrator, token.client());
        return secret;
    }

    private void publish(Act act, PortalUser administrator, ApiClient client) {
        String details = client.rights().stream().sorted().map(TokenRight::name).collect(Collectors.joining(" ")) + "; "
                + client.scope().codes();
        events.publishEvent(AdministrativeAct.of(act, administrator, client.tokenId(), client.name(), details));
    }

    /**
     * The program a token belongs to; empty if it is unknown. What is compared is the hash, in the index, so the time it
     * takes tells nothing about the token.
     *
     * @throws RefusedTokenException for a token that was good once
     */
    @Transactional
    Optional<ApiClient> recognise(String token) throws RefusedTokenException {
        Instant now = clock.instant();
        Optional<ApiToken> known = repository.findByTokenHash(Secret.hash(token));
        if (known.isEmpty()) {
            events.publishEvent(new RefusedToken(null, "token-unknown"));
        }
        if (known.filter(ApiToken::revoked).isPresent()) {
            throw refused(known.get(), "token-revoked");
        }
        if (known.filter(found -> found.expired(now)).isPresent()) {
            throw refused(known.get(), "token-expired");
        }
        return known.map(found -> {
            if (!found.usedSince(now.minus(USE_RESOLUTION))) {
                if (!found.usedSince(Instant.EPOCH)) {
                    events.publishEvent(new FirstUse(found.id(), found.client().name()));
                }
                found.used(now);
            }
            return found.client();
        });
    }

    /** Whether a program's token is as good as when it was recognised. */
    @Transactional(readOnly = true)
    boolean stillGood(ApiClient client) {
        return repository
                .findById(client.tokenId())
                .filter(token -> !token.revoked() && !token.expired(clock.instant()))
                .map(ApiToken::client)
                .filter(now -> now.rights().containsAll(client.rights()))
                .filter(now -> now.scope().covers(client.scope()))
                .isPresent();
    }

    private RefusedTokenException refused(ApiToken token, String reason) {
        events.publishEvent(new RefusedToken(token.id(), reason));
        return new RefusedTokenException(reason);
    }

    /** Those whose services the administrator sees. */
    @Transactional(readOnly = true)
    public List<ApiTokenRow> list(PortalUser administrator) {
        Map<String, Origin> known = origins.list().stream().collect(Collectors.toMap(Origin::key, Function.identity()));
        return repository.findAllForList().stream()
                .filter(token -> administrator.scope().covers(token.client().scope()))
                .map(token -> token.row(known.get(token.client().source()), clock.instant()))
                .toList();
    }

    /** The name of the token revoked; empty if there is none with this id, or not for this administrator. */
    @Transactional
    public Optional<String> revoke(int id, PortalUser administrator) {
        return repository
                .findById(id)
                .filter(token -> administrator.scope().covers(token.client().scope()))
                .map(token -> {
                    token.revoke(clock.instant());
                    publish(Act.TOKEN_REVOKED, administrator, token.client());
                    return token.client().name();
                });
    }

    /** A token was used that never was before. */
    private record FirstUse(int id, String name) implements LedgerEvent {

        @Override
        public Kind kind() {
            return Kind.TOKEN;
        }

        @Override
        public String action() {
            return "token-first-used";
        }

        @Override
        public List<String> objects() {
            return List.of("token/" + id);
        }

        @Override
        public Map<String, String> details() {
            return Map.of("name", name);
        }
    }

    /**
     * A program shows a token that is no good, or none any more.
     *
     * @param id null: it never was one
     */
    private record RefusedToken(@Nullable Integer id, String reason) implements LedgerEvent {

        @Override
        public Kind kind() {
            return Kind.TOKEN;
        }

        @Override
        public String action() {
            return "token-refused";
        }

        @Override
        public Outcome outcome() {
            return Outcome.REFUSED;
        }

        @Override
        public List<String> objects() {
            return id == null ? List.of() : List.of("token/" + id);
        }

        @Override
        public Map<String, String> details() {
            return Map.of("reason", reason);
        }
    }

    /** A program uses a token that an administrator has revoked, or that is too old. */
    static final class RefusedTokenException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String reason;

        RefusedTokenException(String reason) {
            super(reason);
            this.reason = reason;
        }

        /** The part of the message keys that tells it. */
        String reason() {
            return reason;
        }
    }
}
