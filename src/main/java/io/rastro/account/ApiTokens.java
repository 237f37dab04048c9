package io.rastro.account;

import io.rastro.system.Origin;
import io.rastro.system.Origins;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues, recognises and revokes the tokens programs send interactions with. */
@Service
class ApiTokens {

    /** Lets secret scanners recognise a token that leaked. */
    static final String PREFIX = "rastro_";

    private static final int TOKEN_BYTES = 32;

    /** A stamp per request would be a write per request. */
    private static final Duration USE_RESOLUTION = Duration.ofMinutes(1);

    private final ApiTokenRepository repository;
    private final Origins origins;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(ApiTokenRepository repository, Origins origins, Clock clock) {
        this.repository = repository;
        this.origins = origins;
        this.clock = clock;
    }

    /**
     * The new token, which cannot be read again.
     *
     * @param origin of what the program sends, by any of its spellings
     */
    @Transactional
    String issue(String name, String origin) {
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        repository.save(new ApiToken(name, hash(token), origins.register(origin).key(), clock.instant()));
        return token;
    }

    /**
     * The program a token belongs to; empty if it is unknown. What is compared is the hash, in the index, so the time it
     * takes tells nothing about the token.
     *
     * @throws RevokedTokenException for a token that was good once
     */
    @Transactional
    Optional<ApiClient> recognise(String token) throws RevokedTokenException {
        Instant now = clock.instant();
        Optional<ApiToken> known = repository.findByTokenHash(hash(token));
        if (known.filter(ApiToken::revoked).isPresent()) {
            throw new RevokedTokenException();
        }
        return known.map(found -> {
            if (!found.usedSince(now.minus(USE_RESOLUTION))) {
                found.used(now);
            }
            return found.client();
        });
    }

    @Transactional(readOnly = true)
    List<ApiTokenRow> list() {
        Map<String, Origin> known = origins.list().stream().collect(Collectors.toMap(Origin::key, Function.identity()));
        return repository.findAllForList().stream()
                .map(token -> token.row(known.get(token.client().source())))
                .toList();
    }

    /** The name of the token revoked; empty if there is none with this id. */
    @Transactional
    Optional<String> revoke(int id) {
        return repository.findById(id).map(token -> {
            token.revoke(clock.instant());
            return token.client().name();
        });
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** A program uses a token that an administrator has revoked. */
    static final class RevokedTokenException extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
