package io.rastro.search;

import io.rastro.account.PortalUser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/** What each account asked last, for itself alone, kept as long as searches for people are. */
@Service
public class RecentSearches {

    private static final Logger log = LoggerFactory.getLogger(RecentSearches.class);
    private static final int MOST = 10;

    /** Who reloads a page asks nothing new. */
    private static final Duration SAME = Duration.ofMinutes(1);

    private final RecentSearchRepository repository;
    private final Clock clock;
    private final Duration keep;

    RecentSearches(
            RecentSearchRepository repository, Clock clock, @Value("${rastro.searches.keep:30d}") Duration keep) {
        this.repository = repository;
        this.clock = clock;
        this.keep = keep;
    }

    /** Notes a search that was answered; a database that cannot write keeps nobody from reading. */
    public void note(PortalUser reader, String path, String query) {
        if (reader.isProgram() || query.length() > SavedSearches.LONGEST_QUERY) {
            return;
        }
        Instant now = clock.instant();
        try {
            repository.note(reader.id(), new RecentSearch(path, query, now), now.minus(SAME), MOST);
        } catch (DataAccessException | TransactionException unwritable) {
            log.warn("A search was not noted among the last ones: {}", unwritable.getMessage());
        }
    }

    /** Newest first. */
    public List<RecentSearch> latest(PortalUser reader) {
        return repository.latest(reader.id());
    }

    public void forget(PortalUser reader) {
        repository.forget(reader.id());
    }

    @Scheduled(cron = "0 25 4 * * *", zone = "UTC")
    void sweep() {
        repository.deleteAskedBefore(clock.instant().minus(keep));
    }
}
