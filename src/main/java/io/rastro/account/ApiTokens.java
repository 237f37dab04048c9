package io.rastro.account;

import io.rastro.system.LedgerEvent;
import io.rastro.system.Origin;
import io.rastro.system.Origins;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues, recognises and revokes the tokens programs send interactions with. */
@Service
class ApiTokens {

    /** Lets secret scanners recognise a token that leaked. */
    static final String PREFIX = "rastro_";

    /** A stamp per request would be a write per request. */
    private static final Duration USE_RESOLUTION = Duration.ofMinutes(1);

    private final ApiTokenRepository repository;
    private final Origins origins;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ApiTokens(ApiTokenRepository repository, Origins origins, Clock clock, ApplicationEventPublisher events) {
        this.repository = repository;
        this.origins = origins;
        this.clock = clock;
        this.events = events;
    }

    /**
     * The new token, which cannot be read again.
     *
     * @param origin of what the program sends, by any of its spellings
     * @param validity how long it is good; null: until it is revoked
     * @param createdBy the name of who asks for it
     */
    @Transactional
    String issue(String name, String origin, @Nullable Duration validity, String createdBy) {
        String token = PREFIX + Secret.next();
        Instant now = clock.instant();
        ApiToken made = repository.save(new ApiToken(
                name,
                Secret.hash(token),
                origins.register(origin).key(),
                now,
                validity == null ? null : now.plus(validity),
                createdBy));
        events.publishEvent(new TokenChange("token-made", made.id(), name));
        return token;
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
        if (known.filter(ApiToken::revoked).isPresent()) {
            throw new RefusedTokenException("token-revoked");
        }
        if (known.filter(found -> found.expired(now)).isPresent()) {
            throw new RefusedTokenException("token-expired");
        }
        return known.map(found -> {
            if (!found.usedSince(now.minus(USE_RESOLUTION))) {
                if (!found.usedSince(Instant.EPOCH)) {
                    events.publishEvent(new TokenChange(
                            "token-first-used", found.id(), found.client().name()));
                }
                found.used(now);
            }
            return found.client();
        });
    }

    @Transactional(readOnly = true)
    List<ApiTokenRow> list() {
        Map<String, Origin> known = origins.list().stream().collect(Collectors.toMap(Origin::key, Function.identity()));
        return repository.findAllForList().stream()
                .map(token -> token.row(known.get(token.client().source()), clock.instant()))
                .toList();
    }

    /** The name of the token revoked; empty if there is none with this id. */
    @Transactional
    Optional<String> revoke(int id) {
        return repository.findById(id).map(token -> {
            token.revoke(clock.instant());
            events.publishEvent(
                    new TokenChange("token-revoked", id, token.client().name()));
            return token.client().name();
        });
    }

    /** What became of a token. */
    private record TokenChange(String action, int id, String name) implements LedgerEvent {

        @Override
        public Kind kind() {
            return Kind.TOKEN;
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
