package io.rastro.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rastro.ingestion.IngestionService;
import io.rastro.source.SourceRepository.OvertakenException;
import io.rastro.testing.PortalTest;
import io.rastro.testing.StoredRecords;
import io.rastro.testing.TurnableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mechanism, with {@link CallLogs} as the exchange. Time goes on only where a test turns the clock. */
@PortalTest
class SourceRunTests {

    private static final long T = 1_764_500_000;
    private static final int PARTS = 50;
    private static final String NAME = "source-run-tests";

    @TempDir
    Path directory;

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
    JdbcClient jdbc;

    private final TurnableClock clock =
            new TurnableClock(Instant.ofEpochSecond(T).plus(Duration.ofDays(1)));
    private int sourceId;
    private long minute;

    @BeforeEach
    void connect() {
        sourceId = connect(NAME);
    }

    private int connect(String name) {
        return StoredRecords.connect(jdbc, name, "call-logs");
    }

    @AfterEach
    void cleanUp() {
        List.of(NAME, NAME + "-killed").forEach(name -> StoredRecords.forget(jdbc, name));
    }

    private SourceRun run() {
        return run(sourceId, repository, feed -> feed);
    }

    private SourceRun run(int id, SourceRepository into, UnaryOperator<Feed> around) {
        ConnectedSource source = repository.find(id).orElseThrow();
        CallLogs logs = new CallLogs(directory, clock, around);
        return new SourceRun(source, logs, Map.of(), logs.feeds(Map.of()), into, ingestion, clock);
    }

    private void write(String file, String... lines) throws IOException {
        Path path = directory.resolve(file);
        Files.writeString(
                path,
                Stream.of(lines).map(line -> line + "\n").reduce("", String::concat),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochSecond(T + 60 * ++minute)));
    }

    private static String line(long second, String id, String what) {
        return (T + second) + "|" + id + "|" + what;
    }

    /** Reads what there is, then lets the grace pass. */
    private void runToTheEnd() {
        SourceRun run = run();
        while (run.step()) {
            assertAccounted(sourceId);
        }
        clock.forward(Duration.ofMinutes(1));
        run.step();
        assertAccounted(sourceId);
    }

    private List<String> calls(String name) {
        return jdbc.sql("""
                        select k.external_id || ' ' || extract(epoch from c.entered_at)::bigint - ? || '-'
                               || extract(epoch from c.left_at)::bigint - ? || ' ' || array_to_string(p.options, ' ')
                        from ivr_call_key k join ivr_call c on c.id = k.ivr_call_id and c.entered_at = k.entered_at
                        join ivr_path p on p.id = c.path_id where k.source = ? order by k.external_id""").params(T, T, name).query(String.class).list();
    }

    private List<String> buckets(int id) {
        return jdbc.sql(
                        "select bucket || ' ' || line from source_bucket_event where source_id = ? order by line, bucket")
                .param(id)
                .query(String.class)
                .list();
    }

    private List<Long> tally(int id) {
        return jdbc.sql("""
                        select array[events_read, events_in_records, events_before_start, events_ignored,
                            (select count(*) from source_bucket_event where source_id = s.id),
                            (select coalesce(sum(event_count), 0) from source_open_group where source_id = s.id)]
                        from connected_source s where id = ?""")
                .param(id)
                .query((row, number) -> List.of((Long[]) row.getArray(1).getArray()))
                .single();
    }

    /** Every raw event that was read is somewhere. */
    private void assertAccounted(int id) {
        List<Long> tally = tally(id);
        assertThat(tally.get(0))
                .isEqualTo(tally.subList(1, tally.size()).stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    @Test
    void eventsOfBothFeedsMakeOneRecordOnceTheCallIsOver() throws IOException {
        write(
                CallLogs.CALLS,
                line(0, "a", "START"),
                line(5, "a", "MENU|1"),
                line(9, "b", "MENU|2"),
                line(10, "a", "END"));
        write(CallLogs.LINKS, line(9, "a", "SAME|b"));
        SourceRun run = run();
        assertThat(run.step()).isFalse();
        assertThat(calls(NAME)).isEmpty();
        assertThat(tally(sourceId)).containsExactly(5L, 0L, 0L, 0L, 0L, 5L);
        clock.forward(Duration.ofSeconds(29));
        run.step();
        assertThat(calls(NAME)).isEmpty();
        clock.forward(Duration.ofSeconds(1));
        run.step();
        assertThat(calls(NAME)).containsExactly("a 0-10 1 2 ENDED");
        assertThat(tally(sourceId)).containsExactly(5L, 5L, 0L, 0L, 0L, 0L);
    }

    @Test
    void callIsClosedByWhatHappensLaterAtTheExchange() throws IOException {
        write(CallLogs.CALLS, line(0, "a", "START"), line(10, "a", "END"), line(40, "b", "START"));
        write(CallLogs.LINKS, line(39, "b", "SAME|c"));
        SourceRun run = run();
        run.step();
        assertThat(calls(NAME)).as("the other log is not that far").isEmpty();
        write(CallLogs.LINKS, line(41, "b", "SAME|d"));
        run.step();
        assertThat(calls(NAME)).containsExactly("a 0-10 ENDED");
        assertAccounted(sourceId);
    }

    @Test
    void whatIsOpenOutlivesTheProcess() throws IOException {
        write(CallLogs.CALLS, line(0, "a", "START"), line(1, "b\0", "START"));
        write(CallLogs.LINKS, line(0, "a", "SAME|c"));
        run().step();
        write(CallLogs.CALLS, line(2, "c", "MENU|1"), line(3, "b\0", "END"), line(4, "a", "END"));
        runToTheEnd();
        assertThat(calls(NAME)).containsExactly("a 0-4 1 ENDED", "b 1-3 ENDED");
    }

    @Test
    void whatIsCertainIsToldBeforeItIsOver() throws IOException {
        write(CallLogs.CALLS, line(0, "early", "START"), line(1, "a", "START"), line(2, "early", "MENU|1"));
        write(CallLogs.LINKS, "");
        SourceRun run = run();
        run.step();
        assertThat(calls(NAME)).containsExactly("early 0-2 1 PREVIEW");
        assertThat(tally(sourceId)).containsExactly(3L, 0L, 0L, 0L, 0L, 3L);
        write(CallLogs.CALLS, line(3, "early", "END"), line(4, "a", "END"));
        runToTheEnd();
        assertThat(calls(NAME)).containsExactly("a 1-4 ENDED", "early 0-3 1 ENDED");
    }

    @Test
    void callWithoutAnEndIsGivenUp() throws IOException {
        write(CallLogs.CALLS, line(0, "a", "START"), line(5, "a", "MENU|1"));
        write(CallLogs.LINKS, "");
        SourceRun run = run();
        run.step();
        clock.forward(Duration.ofHours(4).minusSeconds(1));
        run.step();
        assertThat(calls(NAME)).isEmpty();
        clock.forward(Duration.ofSeconds(1));
        run.step();
        assertThat(calls(NAME)).containsExactly("a 0-5 1 TIMED_OUT");
    }

    @Test
    void restartOfTheExchangeEndsWhatWentOn() throws IOException {
        write(
                CallLogs.CALLS,
                line(0, "a", "START"),
                line(50, "NONE", "BOOT"),
                line(60, "a", "START"),
                line(70, "a", "END"));
        write(CallLogs.LINKS, line(55, "a", "SAME|late"));
        runToTheEnd();
        assertThat(tally(sourceId)).containsExactly(5L, 5L, 0L, 0L, 0L, 0L);
        assertThat(calls(NAME)).as("both have the id a: the later corrects").containsExactly("a 60-70 ENDED");
    }

    @Test
    void keyUsedAgainBelongsToAnotherCallAndAStragglerToNone() throws IOException {
        write(CallLogs.CALLS, line(0, "a", "START"), line(10, "a", "END"));
        write(CallLogs.LINKS, "");
        runToTheEnd();
        write(CallLogs.CALLS, line(8, "a", "MENU|9"), line(300, "a", "MENU|2"), line(310, "a", "END"));
        runToTheEnd();
        assertThat(buckets(sourceId)).containsExactly("late " + line(8, "a", "MENU|9"));
        assertThat(calls(NAME)).containsExactly("a 300-310 2 ENDED");
    }

    @Test
    void callOpenedAgainWithinTheGraceGoesOnUntilItEndsAgain() throws IOException {
        write(CallLogs.CALLS, line(0, "a", "START"), line(10, "a", "END"), line(15, "a", "START"));
        write(CallLogs.LINKS, "");
        runToTheEnd();
        assertThat(calls(NAME)).as("whoever reads on goes on as well").isEmpty();
        write(CallLogs.CALLS, line(600, "a", "MENU|3"), line(610, "a", "END"));
        runToTheEnd();
        assertThat(calls(NAME)).containsExactly("a 0-610 3 ENDED");
        assertThat(tally(sourceId)).containsExactly(5L, 5L, 0L, 0L, 0L, 0L);
    }

    @Test
    void callStaysEndedByWhatHappenedBeforeItsEndButIsReadAfterIt() throws IOException {
        write(CallLogs.CALLS, line(0, "a", "MENU|1"), line(10, "a", "END"), line(9, "a", "START"));
        write(CallLogs.LINKS, "");
        runToTheEnd();
        assertThat(calls(NAME)).containsExactly("a 0-9 1 ENDED");
    }

    @Test
    void whatMakesNoRecordIsKeptWithItsReason() throws IOException {
        String tooLong = "MENU|" + "x".repeat(600);
        write(
                CallLogs.CALLS,
                line(0, "a", "START"),
                line(1, "a", "ODD"),
                line(2, "a", "END"),
                line(3, "bad", tooLong),
                line(4, "bad", "END"),
                line(5, "NONE", "NOTE"),
                "nonsense",
                "99999999999|x|START");
        write(CallLogs.LINKS, line(6, "x", "SAME|y"));
        clock.forward(Duration.ofHours(3));
        runToTheEnd();
        clock.forward(Duration.ofHours(5));
        runToTheEnd();
        assertThat(calls(NAME)).containsExactly("a 0-2 ENDED");
        assertThat(buckets(sourceId))
                .containsExactly(
                        "odd " + line(1, "a", "ODD"),
                        "rejected " + line(3, "bad", tooLong),
                        "rejected " + line(4, "bad", "END"),
                        "unused " + line(6, "x", "SAME|y"),
                        "implausible 99999999999|x|START",
                        "unreadable nonsense");
        assertThat(jdbc.sql(
                                "select distinct reason from source_bucket_event where bucket = 'rejected' and source_id = ?")
                        .param(sourceId)
                        .query(String.class)
                        .list())
                .containsExactly("{\"key\":\"tooLong\",\"arguments\":[\"path\",\"200\"]}");
        assertThat(tally(sourceId)).containsExactly(9L, 2L, 0L, 1L, 6L, 0L);
    }

    @Test
    void callsBegunBeforeTheStartAreCountedAndLeftAlone() throws IOException {
        jdbc.sql("update connected_source set starts_at = to_timestamp(?) where id = ?")
                .params(T + 100, sourceId)
                .update();
        write(
                CallLogs.CALLS,
                line(99, "a", "START"),
                line(100, "b", "START"),
                line(101, "a", "END"),
                line(102, "b", "END"));
        write(CallLogs.LINKS, "");
        runToTheEnd();
        assertThat(calls(NAME)).containsExactly("b 100-102 ENDED");
        assertThat(tally(sourceId)).containsExactly(4L, 2L, 2L, 0L, 0L, 0L);
    }

    @Test
    void whoLostTheSourceStoresNothing() throws IOException {
        write(CallLogs.CALLS, line(0, "a", "START"), line(10, "a", "END"));
        write(CallLogs.LINKS, "");
        SourceRun here = run();
        SourceRun there = run();
        here.step();
        assertThatThrownBy(there::step).isInstanceOf(OvertakenException.class);
        clock.forward(Duration.ofMinutes(1));
        here.step();
        assertThat(tally(sourceId)).containsExactly(2L, 2L, 0L, 0L, 0L, 0L);
    }

    @Test
    void feedThatIsAwayIsToldAndTriedAgainLessAndLessOften() throws IOException {
        write(CallLogs.CALLS, line(0, "a", "START"), line(10, "a", "END"));
        int[] tries = {0};
        UnaryOperator<Feed> counting = feed -> feed.name().equals(CallLogs.CALLS) ? feed : counted(feed, tries);
        SourceRun run = run(sourceId, repository, counting);
        for (int second = 0; second < 60; second++) {
            run.step();
            clock.forward(Duration.ofSeconds(1));
        }
        assertThat(tries[0]).as("at 0, 2, 6, 14 and 30 seconds").isEqualTo(5);
        assertThat(failure()).isEqualTo("missing " + directory.resolve(CallLogs.LINKS));
        assertThat(calls(NAME))
                .as("the other log may have something to tell of it")
                .isEmpty();
        write(CallLogs.LINKS, "");
        clock.forward(Duration.ofMinutes(5));
        run.step();
        run.step();
        assertThat(calls(NAME)).hasSize(1);
        assertThat(failure()).isNull();
    }

    @Test
    void defectOfOneFeedIsToldAsItsFailureAndHoldsUpNoOther() throws IOException {
        write(CallLogs.CALLS, line(0, "a", "START"), line(10, "a", "END"));
        write(CallLogs.LINKS, "");
        boolean[] defect = {true};
        UnaryOperator<Feed> around = feed -> feed.name().equals(CallLogs.CALLS)
                ? feed
                : new Feed() {
                    @Override
                    public String name() {
                        return feed.name();
                    }

                    @Override
                    public Chunk read(@Nullable String position, int limit) throws IOException {
                        if (defect[0]) {
                            throw new IllegalStateException("what was read may stand here");
                        }
                        return feed.read(position, limit);
                    }
                };
        SourceRun run = run(sourceId, repository, around);
        run.step();
        assertThat(tally(sourceId)).as("the other was read").containsExactly(2L, 0L, 0L, 0L, 0L, 2L);
        assertThat(failure()).startsWith("defect IllegalStateException (").doesNotContain("stand here");
        defect[0] = false;
        clock.forward(Duration.ofMinutes(1));
        run.step();
        run.step();
        assertThat(failure()).isNull();
        assertThat(calls(NAME)).containsExactly("a 0-10 ENDED");
    }

    @Test
    void everythingThatCannotBeStoredIsReadAgainAndItsFeedStillFails() throws IOException {
        write(CallLogs.CALLS, line(0, "a", "START"));
        SourceRun first = run();
        first.step();
        assertThat(failure()).startsWith("missing");
        write(CallLogs.LINKS, line(1, "a", "SAME|b"));
        clock.forward(Duration.ofMinutes(1));
        jdbc.sql("update connected_source set revision = revision + 1 where id = ?")
                .param(sourceId)
                .update();
        assertThatThrownBy(first::step).isInstanceOf(OvertakenException.class);
        assertThat(failure()).as("until something of it is stored").startsWith("missing");
        run().step();
        assertThat(failure()).isNull();
        assertThat(tally(sourceId)).containsExactly(2L, 0L, 0L, 0L, 0L, 2L);
    }

    private static Feed counted(Feed feed, int[] tries) {
        return new Feed() {
            @Override
            public String name() {
                return feed.name();
            }

            @Override
            public Chunk read(@Nullable String position, int limit) throws IOException {
                tries[0]++;
                return feed.read(position, limit);
            }
        };
    }

    private @Nullable String failure() {
        return jdbc.sql("select failure from source_feed where source_id = ? and feed = ?")
                .params(sourceId, CallLogs.LINKS)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** What is thrown where a process may be killed. */
    private static final class Killed extends Error {}

    /** Dies inside the transaction, at its end, every so often. */
    private final class MortalRepository extends SourceRepository {

        private final Random random;
        int kills;

        MortalRepository(Random random) {
            super(jdbc, openGroups, bucketRows, differences, shared);
            this.random = random;
        }

        @Override
        void store(Checkpoint checkpoint) {
            super.store(checkpoint);
            if (random.nextBoolean()) {
                kills++;
                throw new Killed();
            }
        }
    }

    /** Dies after a read, every so often. */
    private static Feed mortal(Feed feed, Random random, int[] kills) {
        return new Feed() {
            @Override
            public String name() {
                return feed.name();
            }

            @Override
            public Chunk read(@Nullable String position, int limit) throws IOException {
                Chunk chunk = feed.read(position, 1 + random.nextInt(40));
                if (random.nextInt(60) == 0) {
                    kills[0]++;
                    throw new Killed();
                }
                return chunk;
            }
        };
    }

    @Test
    void killedAgainAndAgainItStoresWhatAnUninterruptedRunStores() throws IOException {
        List<String> log = new ArrayList<>();
        List<String> links = new ArrayList<>();
        randomCalls(new Random(7), log, links);
        int mortal = connect(NAME + "-killed");
        Random random = new Random(11);
        MortalRepository dying = new MortalRepository(random);
        int[] kills = {0};
        int next = 0;
        for (int part = 1; part <= PARTS; part++) {
            int to = part == PARTS ? log.size() : log.size() * part / PARTS;
            write(CallLogs.CALLS, log.subList(next, to).toArray(String[]::new));
            write(
                    CallLogs.LINKS,
                    links.subList(next, to).stream()
                            .filter(line -> !line.isEmpty())
                            .toArray(String[]::new));
            next = to;
            stepUntilKilled(mortal, dying, random, kills);
            rotate(part);
        }
        finish(mortal);
        assertThat(kills[0] + dying.kills).isGreaterThanOrEqualTo(20);
        assertThat(dying.kills).isPositive();

        clearDirectory();
        write(CallLogs.CALLS, log.toArray(String[]::new));
        write(CallLogs.LINKS, links.stream().filter(line -> !line.isEmpty()).toArray(String[]::new));
        finish(sourceId);
        assertThat(calls(NAME)).hasSizeGreaterThan(200);
        assertThat(calls(NAME + "-killed")).isEqualTo(calls(NAME));
        assertThat(buckets(mortal)).isEqualTo(buckets(sourceId)).isNotEmpty();
        assertThat(tally(mortal)).isEqualTo(tally(sourceId));
        assertAccounted(mortal);
    }

    /** Up to a random number of steps, or to its end. */
    private void stepUntilKilled(int id, SourceRepository into, Random random, int[] kills) {
        try {
            SourceRun run = run(id, into, feed -> mortal(feed, random, kills));
            for (int steps = 1 + random.nextInt(4); steps > 0; steps--) {
                run.step();
            }
        } catch (Killed dead) {
            assertAccounted(id);
        }
    }

    private void finish(int id) {
        SourceRun run = run(id, repository, feed -> feed);
        while (run.step()) {
            assertAccounted(id);
        }
        clock.forward(Duration.ofHours(5));
        run.step();
    }

    /** By renaming, by copying and truncating, or not at all. */
    private void rotate(int part) throws IOException {
        Path live = directory.resolve(CallLogs.CALLS);
        Path rotated = directory.resolve(CallLogs.CALLS + "." + (T + part));
        if (part % 3 == 0) {
            Files.move(live, rotated);
        } else if (part % 3 == 1) {
            Files.copy(live, rotated);
            Files.setLastModifiedTime(rotated, FileTime.from(Instant.ofEpochSecond(T + 60 * ++minute)));
            Files.write(live, new byte[0]);
        }
    }

    private void clearDirectory() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.delete(file);
            }
        }
    }

    /** A line of the links log, or none, stands beside each line of calls. */
    private static void randomCalls(Random random, List<String> log, List<String> links) {
        List<String> open = new ArrayList<>();
        for (int second = 0, call = 0; second < 3_000; second++) {
            int dice = random.nextInt(10);
            String id = open.isEmpty() || dice < 2 ? "c" + call++ : open.get(random.nextInt(open.size()));
            String link = "";
            if (!open.contains(id)) {
                open.add(id);
                log.add(line(second, id, "START"));
            } else if (dice < 4 && open.remove(id)) {
                log.add(line(second, id, "END"));
            } else if (dice < 6) {
                log.add(line(second, id + "b", "MENU|" + random.nextInt(5)));
                link = line(second, id, "SAME|" + id + "b");
            } else {
                log.add(
                        dice == 9
                                ? line(second, id, "NOTE")
                                : dice == 8 ? "odd line " + second : line(second, id, "MENU|1"));
            }
            links.add(link);
        }
    }
}
