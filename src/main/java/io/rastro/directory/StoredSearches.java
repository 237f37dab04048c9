package io.rastro.directory;

import io.rastro.account.PortalUser;
import io.rastro.account.SecretCipher;
import io.rastro.directory.StoredSearchRepository.StoredSearch;
import io.rastro.system.KeyedHash;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what is typed into filters and may say who somebody is, so that an address gives an id in its place. A search is
 * its account's alone, encrypted, and forgotten when it was not used for a while.
 */
@Component
public class StoredSearches {

    private static final Logger log = LoggerFactory.getLogger(StoredSearches.class);
    private static final JsonMapper JSON = new JsonMapper();

    /** A thousand pasted values, in each field that takes them. */
    private static final int LONGEST_BYTES = 1 << 18;

    private static final int MOST_OF_AN_ACCOUNT = 1_000;

    /** Encrypted, of all that an account has. */
    private static final int MOST_BYTES_OF_AN_ACCOUNT = 1 << 22;

    private static final int ID_LENGTH = 32;

    /** A use is noted no more often than this. */
    private static final Duration SAME_USE = Duration.ofHours(1);

    private final StoredSearchRepository repository;
    private final SecretCipher cipher;
    private final KeyedHash hash;
    private final StoredSearchProperties properties;
    private final Clock clock;

    StoredSearches(
            StoredSearchRepository repository,
            SecretCipher cipher,
            KeyedHash hash,
            StoredSearchProperties properties,
            Clock clock) {
        this.repository = repository;
        this.cipher = cipher;
        this.hash = hash;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Keeps values by parameter, the same always under the same id.
     *
     * @return the id; empty: there is too much of it for a search
     */
    public Optional<String> keep(PortalUser reader, Map<String, List<String>> values) {
        byte[] criteria = JSON.writeValueAsBytes(new TreeMap<>(values));
        if (criteria.length > LONGEST_BYTES) {
            return Optional.empty();
        }
        String id = hash.of("search " + reader.id() + ' ' + JSON.writeValueAsString(new TreeMap<>(values)))
                .substring(0, ID_LENGTH);
        Instant now = now();
        repository.keep(id, reader.id(), cipher.encrypt(criteria), now);
        repository.leave(reader.id(), id, MOST_OF_AN_ACCOUNT, MOST_BYTES_OF_AN_ACCOUNT);
        return Optional.of(id);
    }

    /** The values kept under an id; empty: there are none, or none of this reader. */
    public Optional<Map<String, List<String>>> find(PortalUser reader, String id) {
        Instant now = now();
        Optional<StoredSearch> found = repository.find(id, reader.id(), now.minus(properties.keep()));
        found.filter(search -> search.usedAt().isBefore(now.minus(SAME_USE)))
                .ifPresent(search -> repository.use(id, now));
        return found.flatMap(this::decrypted);
    }

    private Optional<Map<String, List<String>>> decrypted(StoredSearch search) {
        try {
            return Optional.of(JSON.readValue(cipher.decrypt(search.criteria()), new TypeReference<>() {}));
        } catch (IllegalStateException | UncheckedIOException otherKey) {
            log.warn("A stored search cannot be read: {}", otherKey.getMessage());
            return Optional.empty();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @Scheduled(cron = "0 20 4 * * *", zone = "UTC")
    void sweep() {
        int forgotten = repository.deleteUnusedSince(now().minus(properties.keep()));
        log.info("Forgot {} searches that nobody used", forgotten);
    }

    /**
     * Forgets every search of every account: part of a name, or the end of a number, is one person's as well as another's.
     *
     * @return how many those were
     */
    public int forgetAll() {
        return repository.deleteAll();
    }
}
