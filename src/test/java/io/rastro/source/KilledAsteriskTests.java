package io.rastro.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.IngestionService;
import io.rastro.source.asterisk.AsteriskSource;
import io.rastro.testing.PortalTest;
import io.rastro.testing.RecordedExchange;
import io.rastro.testing.StoredRecords;
import io.rastro.testing.TurnableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/** What a real Asterisk wrote, written again at fifty times its speed, while whoever follows it is killed and the files rotate. */
@PortalTest
class KilledAsteriskTests {

    private static final String NAME = "killed-asterisk-tests";
    private static final int KILLS = 20;

    /** Of the recording, written at once. */
    private static final Duration PART = Duration.ofSeconds(4);

    private static final int SPEED = 50;

    @TempDir
    Path directory;

    @Autowired
    AsteriskSource asterisk;

    @Autowired
    SourceRepository repository;

    @Autowired
    OpenGroupRepository openGroups;

    @Autowired
    SourceBucketRepository bucketRows;

    @Autowired
    DifferenceRepository differences;

    @Autowired
    SharedConversationRepository shared;

    @Autowired
    IngestionService ingestion;

    @Autowired
    JdbcClient database;

    private final TurnableClock clock = new TurnableClock(Instant.parse("2026-11-28T12:00:00Z"));
    private int sourceId;

    private void connect() {
        sourceId = StoredRecords.connect(database, NAME, "asterisk-test");
    }

    @AfterEach
    void forget() {
        StoredRecords.forget(database, NAME);
    }

    private SourceRun run(RecordedExchange exchange, SourceRepository into, Random random) {
        Map<String, String> settings = exchange.settings();
        List<Feed> feeds = asterisk.feeds(settings).stream()
                .map(feed -> into instanceof MortalRepository mortal ? mortal.around(feed, random) : feed)
                .toList();
        ConnectedSource source = repository.find(sourceId).orElseThrow();
        return new SourceRun(source, asterisk, settings, feeds, into, ingestion, clock);
    }

    private void toTheEnd(RecordedExchange exchange) {
        SourceRun run = run(exchange, repository, new Random(0));
        while (run.step()) {
            assertThat(run.revision()).isPositive();
        }
        clock.forward(Duration.ofDays(3));
        while (run.step()) {
            assertThat(run.revision()).isPositive();
        }
    }

    private StoredRecords uninterrupted() throws IOException {
        RecordedExchange exchange = new RecordedExchange(directory.resolve("uninterrupted"));
        exchange.writeUntil(Instant.MAX);
        connect();
        toTheEnd(exchange);
        StoredRecords stored = StoredRecords.of(database, NAME);
        forget();
        return stored;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void killedTwentyTimesItStoresRowForRowWhatAnUninterruptedRunStores(long seed) throws IOException {
        StoredRecords expected = uninterrupted();
        assertThat(expected.rows()).hasSizeGreaterThan(150);
        RecordedExchange exchange = new RecordedExchange(directory.resolve("killed"));
        exchange.writeEachSecondFrom(clock.instant());
        connect();
        Random random = new Random(seed);
        MortalRepository mortal = new MortalRepository(random);
        SourceRun alive = null;
        boolean more = true;
        for (int part = 1; more; part++) {
            clock.forward(PART.dividedBy(SPEED));
            more = exchange.writeUntil(exchange.begin().plus(PART.multipliedBy(part)));
            exchange.rotateNowAndThen(random, part);
            if (mortal.kills < KILLS && random.nextInt(3) == 0) {
                mortal.doom();
            }
            alive = stepUntilKilled(alive == null ? run(exchange, mortal, random) : alive);
        }
        assertThat(mortal.kills).isEqualTo(KILLS);
        toTheEnd(exchange);
        assertThat(StoredRecords.of(database, NAME)).isEqualTo(expected);
    }

    /** @return null: it died, and the next begins with what is stored */
    private static @Nullable SourceRun stepUntilKilled(SourceRun run) {
        try {
            while (run.step()) {
                assertThat(run.revision()).isPositive();
            }
            return run;
        } catch (Killed | DataAccessException | TransactionException dead) {
            return null;
        }
    }

    /** What is thrown where a process may be killed. */
    private static final class Killed extends Error {}

    /** Dies when it is doomed, wherever its number falls: after a read, in the transaction, or with its connection. */
    private final class MortalRepository extends SourceRepository {

        private final Random random;
        private @Nullable Integer doom;
        int kills;

        MortalRepository(Random random) {
            super(database, openGroups, bucketRows, differences, shared);
            this.random = random;
        }

        void doom() {
            doom = random.nextInt(4);
        }

        private boolean isDue(int point) {
            boolean due = doom != null && doom == point;
            if (due) {
                doom = null;
                kills++;
            }
            return due;
        }

        Feed around(Feed feed, Random chance) {
            return new Feed() {
                @Override
                public String name() {
                    return feed.name();
                }

                @Override
                public Chunk read(@Nullable String position, int limit) throws IOException {
                    Chunk chunk = feed.read(position, 1 + chance.nextInt(60));
                    if (!chunk.events().isEmpty() && isDue(0)) {
                        throw new Killed();
                    }
                    return chunk;
                }
            };
        }

        @Override
        void store(Checkpoint checkpoint) {
            if (isDue(1)) {
                throw new Killed();
            }
            super.store(checkpoint);
            if (isDue(2)) {
                throw new Killed();
            }
            if (isDue(3)) {
                database.sql("select pg_terminate_backend(pg_backend_pid())")
                        .query()
                        .listOfRows();
            }
        }
    }
}
