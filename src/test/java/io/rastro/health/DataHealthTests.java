package io.rastro.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.health.HealthReport.Missing;
import io.rastro.health.SourceHealth.State;
import io.rastro.ingestion.IncomingInteraction.RecordingReference;
import io.rastro.ingestion.IngestionService;
import io.rastro.ingestion.RecordMaker;
import io.rastro.interaction.Medium;
import io.rastro.interaction.SampleInteraction;
import io.rastro.interaction.Status;
import io.rastro.report.Period;
import io.rastro.system.Origins;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TurnableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is told of sources, in years that no other test has data of. */
@PortalTest
class DataHealthTests {

    /** A Tuesday, 10:42 in São Paulo. */
    private static final Instant NOW = Instant.parse("2019-03-12T13:42:00Z");

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final Duration WEEK = Duration.ofDays(7);

    @Autowired
    HealthQueries queries;

    @Autowired
    Origins origins;

    @Autowired
    IngestionService ingestion;

    @Autowired
    JdbcClient database;

    private final String name = "Central " + UUID.randomUUID();
    private final TurnableClock clock = new TurnableClock(NOW);
    private final List<SampleInteraction> interactions = new ArrayList<>();
    private DataHealth health;
    private int sourceId;

    @BeforeEach
    void connect() {
        health = new DataHealth(queries, origins, ZONE, clock);
        sourceId = database.sql("insert into connected_source (name, type, enabled, created_at, created_by)"
                        + " values (?, 'health-tests', true, now(), 'test') returning id")
                .param(name)
                .query(Integer.class)
                .single();
    }

    @AfterEach
    void disconnect() {
        database.sql("delete from connected_source where type = 'health-tests'").update();
        for (String table : List.of("interaction_event", "recording", "interaction")) {
            database.sql("delete from " + table + " where received_at < '2019-12-31'")
                    .update();
        }
        database.sql("delete from interaction_key where source = ?").param(name).update();
    }

    private void feed(String feed, @Nullable String event, @Nullable String received, @Nullable String failing) {
        database.sql("insert into source_feed (source_id, feed, last_event_at, last_received_at, failing_since)"
                        + " values (?, ?, ?::timestamptz, ?::timestamptz, ?::timestamptz)")
                .params(sourceId, feed)
                .param(event)
                .param(received)
                .param(failing)
                .update();
    }

    private void open(int number, String firstAt) {
        database.sql("""
                        insert into source_open_group (source_id, number, event_count, keys, first_at, last_at, received_at, ended,
                            restarted, events) values (?, ?, 2, '[]', ?::timestamptz, ?::timestamptz, now(), false, false, '[]')""").params(sourceId, number, firstAt, firstAt).update();
    }

    private SampleInteraction interaction(Instant at, Status status) {
        SampleInteraction made = new SampleInteraction(UUID.randomUUID().toString(), Medium.VOICE, at).status(status);
        interactions.add(made);
        return made;
    }

    private void store() {
        assertThat(ingestion
                        .ingest(
                                name,
                                interactions.stream()
                                        .map(SampleInteraction::build)
                                        .toList())
                        .accepted())
                .isEqualTo(interactions.size());
    }

    private SourceHealth source() {
        return health.sources().stream()
                .filter(source -> source.id() == sourceId)
                .findFirst()
                .orElseThrow();
    }

    private HealthReport.Row row() {
        return health.report().rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sourceIsAsFreshAsTheLatestOfItsFeedsAndFailsWithAnyOfThem() {
        feed("log", "2019-03-12T13:40:00Z", "2019-03-12T13:40:03Z", null);
        feed("cdr", "2019-03-12T12:00:00Z", "2019-03-12T12:00:01Z", "2019-03-12T12:10:00Z");
        assertThat(source().state()).isEqualTo(State.FAILING);
        assertThat(source().lastEventAt()).isEqualTo("2019-03-12T13:40:00Z");
        assertThat(source().failingSince()).isEqualTo("2019-03-12T12:10:00Z");
        assertThat(source().delay()).isEqualTo(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource({"2, SILENT", "1, FRESH", "0, FRESH"})
    void quietSourceIsSilentIfThisHourUsuallyHasInteractions(int weeks, State state) {
        feed("log", "2019-03-12T12:30:00Z", "2019-03-12T12:30:02Z", null);
        for (int week = 1; week <= weeks; week++) {
            interaction(NOW.minus(WEEK.multipliedBy(week)).minusSeconds(1_800), Status.ABANDONED);
        }
        // At another hour
        interaction(NOW.minus(WEEK.multipliedBy(3)).minusSeconds(7_200), Status.ABANDONED);
        store();
        assertThat(source().state()).isEqualTo(state);
    }

    @Test
    void quietSourceThatYieldsNoInteractionsIsSilentIfThisHourUsuallyHasAnything() {
        feed("log", "2019-03-12T12:30:00Z", "2019-03-12T12:30:02Z", null);
        for (int week = 1; week <= 2; week++) {
            database.sql("insert into source_activity values (?, ?::timestamptz)")
                    .params(
                            sourceId,
                            NOW.minus(WEEK.multipliedBy(week)).minusSeconds(720).toString())
                    .update();
        }
        assertThat(source().state()).isEqualTo(State.SILENT);
    }

    @Test
    void sourceIsNotComparedBeforeAnHourWithoutEvents() {
        feed("log", "2019-03-12T12:43:00Z", "2019-03-12T12:43:02Z", null);
        interaction(NOW.minus(WEEK).minusSeconds(1_800), Status.ABANDONED);
        interaction(NOW.minus(WEEK.multipliedBy(2)).minusSeconds(1_800), Status.ABANDONED);
        store();
        assertThat(source().state()).isEqualTo(State.FRESH);
    }

    @Test
    void whatReportsAreToldIsAsOldAsSomeSecondsAtMost() {
        assertThat(source().lastEventAt()).isNull();
        feed("log", "2019-03-12T13:40:00Z", "2019-03-12T13:40:00Z", null);
        clock.forward(DataHealth.KEPT.minusMillis(1));
        assertThat(source().lastEventAt()).isNull();
        clock.forward(Duration.ofMillis(1));
        assertThat(source().lastEventAt()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2019-03-10, 2019-03-10, 2",
        "2019-03-11, 2019-03-11, 1",
        "2019-03-09, 2019-03-09, 0",
        "2019-03-10, 2019-03-12, 3",
        ", , 3",
        "2019-03-12, , 0"
    })
    void openConversationsAreCountedInTheLocalDaysTheyBeganOn(
            @Nullable LocalDate from, @Nullable LocalDate to, int open) {
        open(1, "2019-03-10T03:00:00Z");
        open(2, "2019-03-11T02:59:59Z");
        open(3, "2019-03-11T03:00:00Z");
        open(4, "2019-03-10T15:00:00Z"); // an agent's statuses, open as long as the agent is logged in
        database.sql("""
                        update source_open_group set keys = '["1552300000|member:Ana Prado"]'
                        where source_id = ? and number = 4""").param(sourceId).update();
        Period period = new Period(from, to);
        assertThat(health.openIn(period)).isEqualTo(open);
        assertThat(health.openConversations(period)).hasSize(open);
    }

    @Test
    void onlyAPeriodThatIsOverIsWarnedOfForOpenConversations() {
        feed("log", "2019-03-12T13:40:00Z", "2019-03-12T13:40:03Z", null);
        open(1, "2019-03-11T12:00:00Z");
        open(2, "2019-03-12T13:00:00Z");
        LocalDate today = LocalDate.of(2019, 3, 12);
        assertThat(health.of(new Period(today, today)).warning()).isNull();
        assertThat(health.of(new Period(today.minusDays(1), today.minusDays(1))))
                .isEqualTo(new PeriodHealth(PeriodHealth.Warning.OPEN, 1, Instant.parse("2019-03-12T13:40:00Z")));
    }

    /** Summer time ended in February 2019: the same hour was another one of UTC four weeks before. */
    @Test
    void lastFullHourStandsBesideTheSameHourOfPastWeeks() {
        Instant hour = Instant.parse("2019-03-12T12:00:00Z");
        for (int week = 0; week <= 4; week++) {
            for (int count = 0; count <= week; count++) {
                interaction(
                        hour.atZone(ZONE).minusWeeks(week).plusMinutes(count).toInstant(), Status.ABANDONED);
            }
        }
        interaction(hour.plusSeconds(3_600), Status.ABANDONED);
        interaction(hour.minusSeconds(1), Status.ABANDONED);
        store();
        assertThat(health.report().hour()).isEqualTo(hour);
        assertThat(row().interactions()).isEqualTo(1);
        assertThat(row().pastInteractions()).containsExactly(2L, 3L, 4L, 5L);
        assertThat(row().lastInteractionAt()).isEqualTo(hour.plusSeconds(3_600));
    }

    @Test
    void transferIsMissingItsLastLegIfNothingOfItsConversationFollows() {
        Instant lost = NOW.minusSeconds(9_000);
        interaction(lost, Status.SERVICE_TRANSFERRED).conversationId("lost");
        interaction(NOW.minusSeconds(9_000), Status.SERVICE_TRANSFERRED).conversationId("taken");
        interaction(NOW.minusSeconds(8_900), Status.SERVICE_COMPLETED).conversationId("taken");
        interaction(NOW.minusSeconds(600), Status.SERVICE_TRANSFERRED).conversationId("under way");
        interaction(NOW.minus(Duration.ofDays(8)), Status.SERVICE_TRANSFERRED).conversationId("long ago");
        store();
        assertThat(row().transfers()).isEqualTo(new Missing(1, lost));
    }

    @Test
    void recordingIsMissingUntilItsFileWasSeen() {
        Instant at = NOW.minusSeconds(9_000);
        for (String reference : List.of("health/missing.wav", "health/seen.wav")) {
            interaction(at, Status.SERVICE_COMPLETED).with("recordings", List.of(recording(reference)));
        }
        store();
        database.sql("insert into recording_audio (reference, version, size_bytes, noted_at)"
                        + " values ('health/seen.wav', '1', 1, now())")
                .update();
        try {
            assertThat(row().recordings()).isEqualTo(new Missing(1, at));
        } finally {
            database.sql("delete from recording_audio where reference = 'health/seen.wav'")
                    .update();
        }
    }

    private static RecordingReference recording(String reference) {
        return RecordMaker.make(RecordingReference.class, Map.of("reference", reference));
    }

    @Test
    void interactionsLaterThanNowAreTold() {
        Instant later = NOW.plusSeconds(400);
        interaction(later, Status.ABANDONED);
        interaction(NOW.plusSeconds(200), Status.ABANDONED);
        store();
        assertThat(row().future()).isEqualTo(new Missing(1, later));
    }

    @Test
    void eventsInNoRecordAreTheRestOfTheAccount() {
        database.sql("""
                        update connected_source set events_read = 100, events_in_records = 80, events_before_start = 3,
                            events_ignored = 4 where id = ?""").param(sourceId).update();
        open(1, "2019-03-12T13:00:00Z");
        assertThat(source().inBuckets()).isEqualTo(11);
    }

    @Test
    void whatIsNotConnectedIsToldOfByItsInteractions() {
        interaction(NOW.minusSeconds(60), Status.ABANDONED);
        store();
        origins.register(name);
        database.sql("delete from connected_source where id = ?")
                .param(sourceId)
                .update();
        try {
            assertThat(row().source()).isNull();
            assertThat(row().lastInteractionAt()).isEqualTo(NOW.minusSeconds(60));
        } finally {
            database.sql("delete from origin where name = ?").param(name).update();
        }
    }
}
