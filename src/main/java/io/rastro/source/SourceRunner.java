package io.rastro.source;

import io.rastro.ingestion.IngestionService;
import io.rastro.source.SourceRepository.OvertakenException;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.support.LockException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Keeps the enabled sources at work, each in a thread of its own, so that one that hangs holds up no other; and in one
 * portal only, however many share the database. One that loses its lease while it works finds out when it stores.
 */
@Component
class SourceRunner {

    private static final Logger log = LoggerFactory.getLogger(SourceRunner.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final int LONGEST_PAUSE_DOUBLINGS = 5;

    private final SourceRepository repository;
    private final SourceTypes types;
    private final LeaseRepository leases;
    private final IngestionService ingestion;
    private final Clock clock;
    private final ExecutorService executor = Executors.newCachedThreadPool(work -> new Thread(work, "source"));
    private final Set<Integer> active = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Held> held = new ConcurrentHashMap<>();
    private final Map<Integer, Pause> pauses = new ConcurrentHashMap<>();
    /** Those that have worked since this portal started: whatever another told of them before does not hold any more. */
    private final Set<Integer> worked = ConcurrentHashMap.newKeySet();

    private volatile boolean stopping;

    SourceRunner(
            SourceRepository repository,
            SourceTypes types,
            LeaseRepository leases,
            IngestionService ingestion,
            Clock clock) {
        this.repository = repository;
        this.types = types;
        this.leases = leases;
        this.ingestion = ingestion;
        this.clock = clock;
    }

    /** A source whose lease this portal has, and what of it is in memory. */
    private record Held(SimpleLock lease, @Nullable SourceRun run) {}

    /**
     * A source that broke off is left alone for a while, each time for longer; not by whoever changed it.
     *
     * @param revision at which it did
     */
    private record Pause(int failures, Instant until, long revision) {

        static Pause after(@Nullable Pause before, Instant now, long revision) {
            int failures = before == null ? 0 : before.failures();
            Duration length = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, LONGEST_PAUSE_DOUBLINGS));
            return new Pause(failures + 1, now.plus(length), revision);
        }

        boolean holds(Instant now, long present) {
            return revision == present && now.isBefore(until);
        }
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void tick() {
        try {
            Map<Integer, Long> enabled =
                    repository.enabled(types.all().stream().map(SourceType::key).toList());
            enabled.forEach(this::submit);
            held.keySet().stream()
                    .filter(id -> !enabled.containsKey(id) && !active.contains(id))
                    .forEach(this::release);
        } catch (DataAccessException | TransactionException disconnect) {
            log.debug("No source is followed, the database does not answer", disconnect);
        }
    }

    private void submit(int id, long revision) {
        Pause pause = pauses.get(id);
        boolean paused = pause != null && pause.holds(clock.instant(), revision);
        if (!stopping && !paused && active.add(id)) {
            executor.execute(() -> {
                try {
                    work(id, revision);
                } finally {
                    active.remove(id);
                }
            });
        }
    }

    private void work(int id, long revision) {
        try {
            SourceRun run = run(id);
            while (run != null && !stopping && run.step()) {
                run = run(id);
            }
            if (run != null && (pauses.remove(id) != null || worked.add(id))) {
                repository.mended(id);
            }
        } catch (OvertakenException elsewhere) {
            log.info(elsewhere.getMessage());
            forget(id);
        } catch (RuntimeException | Error failure) {
            log.error("Source {} stopped, it is tried again", id, failure);
            forget(id);
            tell(id, failure, revision);
        }
    }

    /** Shown on the source's page until it works again. */
    private void tell(int id, Throwable failure, long revision) {
        Instant now = clock.instant();
        pauses.compute(id, (key, before) -> Pause.after(before, now, revision));
        try {
            repository.broken(id, FailureText.of(failure), now);
        } catch (DataAccessException | TransactionException disconnect) {
            log.debug("The database does not answer", disconnect);
        }
    }

    /** What is in memory of it has gone further than what is stored, whatever it was that broke it off. */
    private void forget(int id) {
        held.computeIfPresent(id, (key, was) -> new Held(was.lease(), null));
    }

    /** A source to go on with as it is stored now; null: it is not for this portal to work on. */
    private @Nullable SourceRun run(int id) {
        Held before = held.remove(id);
        Optional<SimpleLock> lease = before == null ? leases.take(id) : leases.extend(before.lease());
        if (lease.isEmpty()) {
            return null;
        }
        held.put(id, new Held(lease.get(), null));
        SourceRun known = before == null ? null : before.run();
        SourceRun run = repository
                .find(id)
                .filter(ConnectedSource::enabled)
                .map(source -> known != null && known.revision() == source.revision() ? known : load(source))
                .orElse(null);
        held.put(id, new Held(lease.get(), run));
        return run;
    }

    private @Nullable SourceRun load(ConnectedSource source) {
        return types.find(source.type()).map(type -> run(source, type)).orElse(null);
    }

    private SourceRun run(ConnectedSource source, SourceType type) {
        List<ConnectedSource> joined = source.followed() ? repository.joined(source) : List.of();
        Map<String, String> settings = types.settings(source, type, joined);
        List<Feed> feeds = types.feeds(source, type, settings, joined);
        return new SourceRun(source, type, settings, feeds, repository, ingestion, clock);
    }

    private void release(int id) {
        Held was = held.remove(id);
        if (was != null) {
            try {
                was.lease().unlock();
            } catch (DataAccessException | LockException | TransactionException disconnect) {
                log.debug("The lease of source {} ends by itself", id, disconnect);
            }
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        executor.shutdown();
        if (executor.awaitTermination(20, TimeUnit.SECONDS)) {
            held.keySet().forEach(this::release);
        }
    }
}
