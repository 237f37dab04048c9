package io.rastro.search;

import io.rastro.account.PortalUser;
import io.rastro.search.SavedSearchEvent.Act;
import io.rastro.text.VisibleText;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Searches that people keep under a name, for themselves or for others, who only read them. */
@Service
public class SavedSearches {

    public static final int LONGEST_NAME = 80;
    public static final int LONGEST_QUERY = 8_000;
    private static final int MOST_OF_AN_ACCOUNT = 200;
    private static final int LINK_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** An address of mail, or as many digits as a phone without its area has: names are kept in clear, and read by others. */
    private static final Pattern TELLS_OF_SOMEBODY = Pattern.compile("@|(?:[0-9][^0-9\\p{L}]{0,2}){8}");

    /** Dates, and a year after another, which tell of nobody. */
    private static final Pattern DATES = Pattern.compile(
            "\\b(?:\\d{4}-\\d\\d-\\d\\d|\\d{1,2}/\\d{1,2}/\\d{4}" + "|(?:19|20)\\d\\d ?[-–/] ?(?:19|20)\\d\\d)\\b");

    private final SavedSearchRepository repository;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SavedSearches(SavedSearchRepository repository, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.events = events;
        this.clock = clock;
    }

    /** All of one's own, by name. */
    public List<SavedSearch> own(PortalUser reader) {
        return repository.own(reader.id());
    }

    /**
     * Those that others share with a reader's teams, by name.
     *
     * @param most how many at most
     */
    public List<NamedSearch> ofOthers(PortalUser reader, int most) {
        return repository.ofOthers(reader.id(), most);
    }

    /**
     * Those of a report that a reader may open, one's own first, by name.
     *
     * @param most how many at most; of more, those of one's own that changed last, then others'
     */
    public List<NamedSearch> ofReport(PortalUser reader, String path, int most) {
        return repository.ofReport(reader.id(), path, most);
    }

    /** One's own, or one of a team's; empty where there is none for this reader. */
    public Optional<SavedSearch> find(PortalUser reader, int id) {
        return repository.find(id, reader.id());
    }

    /** One's own. */
    public Optional<SavedSearch> own(PortalUser reader, int id) {
        return find(reader, id).filter(search -> search.isOf(reader));
    }

    /** What somebody gave the link of. */
    public Optional<SavedSearch> linked(String link) {
        return repository.linked(link);
    }

    /** The teams with which a reader may share. */
    public List<SharingTeam> teams(PortalUser reader) {
        return repository.teamsOf(reader.id());
    }

    /**
     * Keeps a search.
     *
     * @param query as it may be asked on any day
     * @throws RefusedSearch for a name that is missing, too long, tells of a client or is taken, or for too many
     */
    @Transactional
    public SavedSearch save(PortalUser owner, String name, String path, String query) {
        String kept = checked(name);
        if (repository.countOf(owner.id()) >= MOST_OF_AN_ACCOUNT) {
            throw new RefusedSearch("searches.problem.too-many", MOST_OF_AN_ACCOUNT);
        }
        int id = named(() -> repository.insert(owner.id(), kept, path, query, now()));
        publish(Act.SAVED, id, path);
        return find(owner, id).orElseThrow();
    }

    /**
     * Gives one's own search another name.
     *
     * @throws RefusedSearch as {@link #save}
     */
    @Transactional
    public void rename(SavedSearch search, String name) {
        String kept = checked(name);
        named(() -> {
            repository.rename(search.id(), kept, now());
            return search;
        });
        publish(Act.CHANGED, search.id(), search.path());
    }

    /** Has one's own search ask something else under its name, also for those it is shared with. */
    @Transactional
    public void replace(SavedSearch search, String path, String query) {
        repository.replace(search.id(), path, query, now());
        publish(Act.CHANGED, search.id(), path);
    }

    @Transactional
    public void delete(SavedSearch search) {
        repository.delete(search.id());
        publish(Act.DELETED, search.id(), search.path());
    }

    /**
     * Opens one's own search to a team that one is in, or to none.
     *
     * @return whether there is such a team
     */
    @Transactional
    public boolean share(PortalUser owner, SavedSearch search, @Nullable Integer team) {
        if (team != null && teams(owner).stream().noneMatch(own -> own.id() == team)) {
            return false;
        }
        repository.share(search.id(), team);
        publish(Act.SHARED, search.id(), "team " + (team == null ? "-" : team));
        return true;
    }

    /** Makes a link to one's own search, or ends the one there is. */
    @Transactional
    public void link(SavedSearch search, boolean open) {
        byte[] random = new byte[LINK_BYTES];
        RANDOM.nextBytes(random);
        repository.link(search.id(), open ? HexFormat.of().formatHex(random) : null);
        publish(Act.SHARED, search.id(), "link " + (open ? "+" : "-"));
    }

    /** The search that the portal opens on for a reader; empty: as usual. */
    public Optional<SavedSearch> start(PortalUser reader) {
        return repository.start(reader.id());
    }

    /** Has the portal open on a search that the reader may open; null: as usual. */
    @Transactional
    public void startWith(PortalUser reader, @Nullable SavedSearch search) {
        if (search == null) {
            repository.startAsUsual(reader.id());
        } else {
            repository.startWith(reader.id(), search.id());
        }
    }

    private static String checked(String name) {
        String visible = VisibleText.of(name);
        if (visible.isEmpty()) {
            throw new RefusedSearch("searches.problem.name-missing");
        }
        if (visible.length() > LONGEST_NAME) {
            throw new RefusedSearch("searches.problem.name-long", LONGEST_NAME, visible.length());
        }
        if (visible.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedSearch("searches.problem.name-control");
        }
        if (TELLS_OF_SOMEBODY.matcher(DATES.matcher(visible).replaceAll("x")).find()) {
            throw new RefusedSearch("searches.problem.name-personal");
        }
        return visible;
    }

    private static <T> T named(Supplier<T> change) {
        try {
            return change.get();
        } catch (DuplicateKeyException taken) {
            throw new RefusedSearch("searches.problem.name-taken");
        }
    }

    private void publish(Act act, int id, String state) {
        events.publishEvent(new SavedSearchEvent(act, id, state));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
