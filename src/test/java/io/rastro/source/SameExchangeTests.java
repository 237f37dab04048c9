package io.rastro.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.IngestionService;
import io.rastro.source.asterisk.AsteriskSource;
import io.rastro.testing.PortalTest;
import io.rastro.testing.RecordedExchange;
import io.rastro.testing.StoredRecords;
import io.rastro.testing.TurnableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The files of one real Asterisk, told of two sources: its calls are there once, and where the two differ both values stand. */
@PortalTest
class SameExchangeTests {

    private static final String WHOLE = "same-exchange-whole";
    private static final String LEADER = "same-exchange-leader";
    private static final String FOLLOWER = "same-exchange-follower";
    private static final String TYPE = "same-exchange-test";

    private static final Map<String, String> QUEUE_LOG = files(Map.of("queueLog", "queue_log"));
    private static final Map<String, String> CALL_RECORDS = files(Map.of("cdr", "Master.csv"));
    private static final Map<String, String> CHANNEL_EVENTS = files(Map.of("cel", "cel.csv"));

    /** Answered by Ana after the queue; its record began at 09:18:49. */
    private static final String CALL = "1795857529.19";

    @Autowired
    AsteriskSource asterisk;

    @Autowired
    SourceTypes types;

    @Autowired
    SourceRepository repository;

    @Autowired
    EnteredSourceRepository entered;

    @Autowired
    IngestionService ingestion;

    @Autowired
    JdbcClient database;

    @TempDir
    Path directory;

    private final TurnableClock clock = new TurnableClock(Instant.parse("2026-11-28T12:00:00Z"));

    private static Map<String, String> files(Map<String, String> names) {
        Map<String, String> settings = new HashMap<>(Map.of("zone", "America/Sao_Paulo"));
        names.forEach((setting, file) ->
                settings.put(setting, RecordedExchange.FILES.resolve(file).toString()));
        return settings;
    }

    @AfterEach
    void forget() {
        List.of(FOLLOWER, LEADER, WHOLE).forEach(name -> StoredRecords.forget(database, name));
    }

    private int connect(String name, Map<String, String> settings) {
        int id = StoredRecords.connect(database, name, TYPE);
        database.sql("update connected_source set settings = ?::jsonb where id = ?")
                .params(JsonMapper.builder().build().writeValueAsString(settings), id)
                .update();
        return id;
    }

    private void follow(int id, int leader, boolean joined) {
        entered.follow(id, leader, joined, clock.instant());
    }

    /** As the portal does. */
    private SourceRun run(int id) {
        ConnectedSource source = repository.find(id).orElseThrow();
        Map<String, String> settings = types.settings(source, asterisk, repository.joined(source));
        return new SourceRun(source, asterisk, settings, asterisk.feeds(settings), repository, ingestion, clock);
    }

    private void toTheEnd(SourceRun... runs) {
        for (Duration pause : List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(3))) {
            clock.forward(pause);
            for (SourceRun run : runs) {
                while (run.step()) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    private static Map<String, String> both(Map<String, String> one, Map<String, String> other) {
        Map<String, String> both = new HashMap<>(one);
        both.putAll(other);
        return both;
    }

    @Test
    void filesOfOneExchangeToldOfTwoSourcesGiveWhatTheyGiveToldOfOne() {
        Map<String, String> members = both(CALL_RECORDS, Map.of("members", RecordedExchange.MEMBERS));
        toTheEnd(run(connect(WHOLE, both(both(members, QUEUE_LOG), CHANNEL_EVENTS))));
        int leader = connect(LEADER, QUEUE_LOG);
        int follower = connect(FOLLOWER, both(members, CHANNEL_EVENTS));
        follow(follower, leader, true);
        toTheEnd(run(leader));
        StoredRecords told = StoredRecords.of(database, LEADER);
        assertThat(told.rows())
                .hasSizeGreaterThan(150)
                .isEqualTo(StoredRecords.of(database, WHOLE).rows());
        assertThat(told.tally()).isEqualTo(StoredRecords.of(database, WHOLE).tally());
        assertThat(StoredRecords.of(database, FOLLOWER).rows()).isEmpty();
    }

    @Test
    void whatTwoSourcesTellIsStoredOnceAsTheLeaderTellsItWhoeverReadsFirst() {
        toTheEnd(run(connect(WHOLE, QUEUE_LOG)));
        int leader = connect(LEADER, QUEUE_LOG);
        int follower = connect(FOLLOWER, CALL_RECORDS);
        follow(follower, leader, false);
        SourceRun following = run(follower);
        toTheEnd(following);
        assertThat(StoredRecords.of(database, LEADER).rows()).as("it waits").isEmpty();
        toTheEnd(run(leader), following);
        clock.forward(Duration.ofDays(2));
        toTheEnd(run(leader), following);
        List<String> stored = StoredRecords.of(database, LEADER).rows();
        assertThat(stored).containsAll(StoredRecords.of(database, WHOLE).rows());
        assertThat(database.sql("""
                        select count(*) from source_conversation one join source_conversation other using (conversation)
                        where one.source_id = ? and other.source_id = ? and one.stored and other.stored""").params(leader, follower).query(Long.class).single())
                .isZero();
        var reconciled = repository.shared().reconciled(follower, leader);
        assertThat(List.of(reconciled.both(), reconciled.own(), reconciled.leaders()))
                .as(
                        "75 calls: in a queue; outbound or over in the IVR; consultations that call records alone do not join")
                .isEqualTo(List.of(54L, 18L, 3L));
        var numbers = repository.numbers(follower);
        assertThat(numbers.read()).isEqualTo(numbers.inRecords() + numbers.inBuckets() + numbers.ignored());
        assertThat(numbers.open()).isZero();
        database.sql("delete from source_feed where source_id = ?")
                .param(follower)
                .update();
        database.sql("delete from source_closed_keys where source_id = ?")
                .param(follower)
                .update();
        toTheEnd(run(follower));
        assertThat(StoredRecords.of(database, LEADER).rows()).as("read again").isEqualTo(stored);
    }

    @Test
    void whereTwoSourcesDifferBothValuesStand() throws IOException {
        Path late = directory.resolve("Master.csv");
        Files.writeString(
                late,
                Files.readString(RecordedExchange.FILES.resolve("Master.csv"))
                        .replace("2026-11-28 09:19:17", "2026-11-28 09:19:27"));
        int leader = connect(LEADER, CHANNEL_EVENTS);
        int follower = connect(FOLLOWER, both(CALL_RECORDS, Map.of("cdr", late.toString())));
        follow(follower, leader, false);
        toTheEnd(run(leader), run(follower));
        assertThat(database.sql("""
                        select concat_ws(' ', fact, feed, other_feed, round(extract(epoch from other_told_at - told_at)))
                        from source_difference where source_id = ? and conversation = ?""").params(leader, CALL).query(String.class).list())
                .containsExactly("ENDED " + LEADER + " " + FOLLOWER + " 10");
    }

    @Test
    void leaderThatIsSwitchedOffIsNotWaitedFor() {
        int leader = connect(LEADER, QUEUE_LOG);
        int follower = connect(FOLLOWER, CALL_RECORDS);
        follow(follower, leader, false);
        database.sql("update connected_source set enabled = false where id = ?")
                .param(leader)
                .update();
        toTheEnd(run(follower));
        assertThat(StoredRecords.of(database, LEADER).rows()).hasSizeGreaterThan(60);
    }

    @Test
    void whileTheLeaderIsFarBehindNothingIsReadAheadOfIt() {
        int leader = connect(LEADER, QUEUE_LOG);
        int follower = connect(FOLLOWER, CALL_RECORDS);
        follow(follower, leader, false);
        SourceRun following = run(follower);
        clock.forward(Duration.ofHours(3));
        assertThat(following.step()).isFalse();
        assertThat(repository.numbers(follower).read()).as("an outage of both").isZero();
        SourceRun leading = run(leader);
        toTheEnd(leading, following);
        clock.forward(Duration.ofDays(2));
        toTheEnd(leading, following);
        assertThat(repository.shared().reconciled(follower, leader).both()).isEqualTo(54);
        assertThat(repository.numbers(follower).open()).isZero();
    }
}
