package io.rastro.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.IngestionService;
import io.rastro.source.asterisk.AsteriskSource;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TurnableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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

    private static final Path FILES = Path.of("src/test/resources/asterisk");
    private static final Map<String, String> NAMES =
            Map.of("queueLog", "queue_log", "cdr", "Master.csv", "cel", "cel.csv");
    private static final String NAME = "killed-asterisk-tests";
    private static final int KILLS = 20;

    /** Of the recording, written at once. */
    private static final Duration PART = Duration.ofSeconds(4);

    private static final int SPEED = 50;

    private static final List<String> ROWS = List.of("""
            select k.external_id || encode(k.content_hash, 'hex') || (to_jsonb(i) - 'id' - 'conversation_id')
                || c.external_id || (select coalesce(jsonb_agg(to_jsonb(e) - 'id' - 'interaction_id' order by to_jsonb(e) - 'id' - 'interaction_id'), '[]')
                    from interaction_event e where e.interaction_id = i.id)
            from interaction_key k join interaction i on i.id = k.interaction_id and i.received_at = k.received_at
            join conversation c on c.id = i.conversation_id where k.source = ? order by k.external_id""", """
            select k.external_id || encode(k.content_hash, 'hex') || (to_jsonb(i) - 'id' - 'conversation_id')
            from ivr_call_key k join ivr_call i on i.id = k.ivr_call_id and i.entered_at = k.entered_at
            where k.source = ? order by k.external_id""", """
            select k.external_id || encode(k.content_hash, 'hex') || (to_jsonb(i) - 'id')
            from agent_status_key k join agent_status i on i.id = k.agent_status_id
            where k.source = ? order by k.external_id""");

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
    IngestionService ingestion;

    @Autowired
    JdbcClient database;

    private final TurnableClock clock = new TurnableClock(Instant.parse("2026-11-28T12:00:00Z"));
    private int sourceId;
    private long written;

    /** A line, and when it was written: not before those above it. */
    private record Line(Instant at, String text) {}

    /** All that is left of a run. */
    private record Stored(List<String> rows, List<String> buckets, List<Long> tally) {}

    private void connect() {
        sourceId = database.sql("insert into connected_source (name, type, enabled, created_at, created_by)"
                        + " values (?, 'asterisk-test', true, now(), 'test') returning id")
                .param(NAME)
                .query(Integer.class)
                .single();
    }

    @AfterEach
    void forget() {
        for (String kind : List.of("interaction", "ivr_call", "agent_status")) {
            database.sql("delete from %1$s r using %1$s_key k where k.%1$s_id = r.id and k.source = ?".formatted(kind))
                    .param(NAME)
                    .update();
            database.sql("delete from " + kind + "_key where source = ?")
                    .param(NAME)
                    .update();
        }
        database.sql("delete from connected_source where type = 'asterisk-test'")
                .update();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "zone",
                "America/Sao_Paulo",
                "members",
                "101=Ana Prado\n102=Bruno Lima\n103=Carla Dias\n104=Davi Rocha\n105=Elisa Moura\n106=Fabio Nunes"));
        NAMES.forEach((feed, file) -> settings.put(feed, directory.resolve(file).toString()));
        return settings;
    }

    private SourceRun run(SourceRepository into, Random random) {
        Map<String, String> settings = settings();
        List<Feed> feeds = asterisk.feeds(settings).stream()
                .map(feed -> into instanceof MortalRepository mortal ? mortal.around(feed, random) : feed)
                .toList();
        ConnectedSource source = repository.find(sourceId).orElseThrow();
        return new SourceRun(source, asterisk, settings, feeds, into, ingestion, clock);
    }

    private Map<String, List<Line>> lines() throws IOException {
        Map<String, List<Line>> lines = new HashMap<>();
        for (Feed feed : asterisk.feeds(settings())) {
            Path file = directory.resolve(NAMES.get(feed.name()));
            Files.copy(FILES.resolve(file.getFileName()), file);
            List<Line> ofFile = new ArrayList<>();
            Instant last = Instant.MIN;
            for (RawEvent event : feed.read(null, Integer.MAX_VALUE).events()) {
                last = event.at().isAfter(last) ? event.at() : last;
                ofFile.add(new Line(last, event.text() + "\n"));
            }
            Files.delete(file);
            lines.put(feed.name(), ofFile);
        }
        return lines;
    }

    private void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        written(file);
    }

    /** At least a second apart, as they are where log files are rotated. */
    private void written(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(clock.instant().plusSeconds(++written)));
    }

    private Stored stored() {
        List<String> rows = new ArrayList<>();
        ROWS.forEach(query ->
                rows.addAll(database.sql(query).param(NAME).query(String.class).list()));
        return new Stored(
                rows,
                database.sql("select bucket || line from source_bucket_event where source_id = ? order by 1")
                        .param(sourceId)
                        .query(String.class)
                        .list(),
                database.sql("""
                                select array[events_read, events_in_records, events_before_start, events_ignored,
                                    (select coalesce(sum(event_count), 0) from source_open_group where source_id = s.id)]
                                from connected_source s where id = ?""")
                        .param(sourceId)
                        .query((row, number) -> List.of((Long[]) row.getArray(1).getArray()))
                        .single());
    }

    private void toTheEnd() {
        SourceRun run = run(repository, new Random(0));
        while (run.step()) {
            assertThat(run.revision()).isPositive();
        }
        clock.forward(Duration.ofDays(3));
        while (run.step()) {
            assertThat(run.revision()).isPositive();
        }
    }

    private Stored uninterrupted(Map<String, List<Line>> lines) throws IOException {
        connect();
        for (var ofFile : lines.entrySet()) {
            Path file = directory.resolve(NAMES.get(ofFile.getKey()));
            write(
                    file,
                    String.join("", ofFile.getValue().stream().map(Line::text).toList()));
        }
        toTheEnd();
        Stored stored = stored();
        forget();
        for (String name : NAMES.values()) {
            Files.delete(directory.resolve(name));
        }
        return stored;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void killedTwentyTimesItStoresRowForRowWhatAnUninterruptedRunStores(long seed) throws IOException {
        Map<String, List<Line>> lines = lines();
        Stored expected = uninterrupted(lines);
        assertThat(expected.rows()).hasSizeGreaterThan(150);
        connect();
        Random random = new Random(seed);
        MortalRepository mortal = new MortalRepository(random);
        Instant now = lines.get("queueLog").get(0).at();
        Map<String, Integer> next = new HashMap<>();
        SourceRun alive = null;
        for (int part = 1;
                lines.keySet().stream()
                        .anyMatch(feed ->
                                next.getOrDefault(feed, 0) < lines.get(feed).size());
                part++) {
            now = now.plus(PART);
            clock.forward(PART.dividedBy(SPEED));
            for (var ofFile : lines.entrySet()) {
                next.put(
                        ofFile.getKey(),
                        append(ofFile.getKey(), ofFile.getValue(), next.getOrDefault(ofFile.getKey(), 0), now));
                if (random.nextInt(12) == 0) {
                    rotate(directory.resolve(NAMES.get(ofFile.getKey())), part, random.nextInt(3));
                }
            }
            if (mortal.kills < KILLS && random.nextInt(3) == 0) {
                mortal.doom();
            }
            alive = stepUntilKilled(alive == null ? run(mortal, random) : alive);
        }
        assertThat(mortal.kills).isEqualTo(KILLS);
        toTheEnd();
        Stored stored = stored();
        assertThat(stored.rows()).isEqualTo(expected.rows());
        assertThat(stored.buckets()).isEqualTo(expected.buckets());
        assertThat(stored.tally()).isEqualTo(expected.tally());
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

    /** @return the number of the first line that is not written yet */
    private int append(String feed, List<Line> lines, int from, Instant until) throws IOException {
        StringBuilder text = new StringBuilder();
        int next = from;
        while (next < lines.size() && !lines.get(next).at().isAfter(until)) {
            text.append(lines.get(next++).text());
        }
        if (text.length() > 0) {
            write(directory.resolve(NAMES.get(feed)), text.toString());
        }
        return next;
    }

    /** By renaming, by copying and truncating, or by a copy that somebody makes for himself. */
    private void rotate(Path live, int part, int how) throws IOException {
        if (Files.notExists(live)) {
            return;
        }
        Path other = live.resolveSibling(live.getFileName() + (how == 2 ? ".bak" : "") + "." + (1_764_300_000 + part));
        if (how == 0) {
            Files.move(live, other);
        } else {
            Files.copy(live, other);
            written(other);
        }
        if (how == 1) {
            Files.write(live, new byte[0]);
            written(live);
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
            super(database, openGroups, bucketRows, differences);
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
