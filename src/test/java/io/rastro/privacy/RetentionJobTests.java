package io.rastro.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.ServiceScope;
import io.rastro.ingestion.ImportTraceRepository;
import io.rastro.ingestion.IngestionService;
import io.rastro.ingestion.KeptUploads;
import io.rastro.ingestion.RecordKind;
import io.rastro.interaction.Medium;
import io.rastro.privacy.RetentionProperties.RetentionKind;
import io.rastro.privacy.RetentionProperties.RetentionRule;
import io.rastro.privacy.RetentionRunRepository.RetentionRun;
import io.rastro.recording.CallFixture;
import io.rastro.recording.InteractionKey;
import io.rastro.recording.RecordingErasure;
import io.rastro.recording.RecordingIntake;
import io.rastro.system.PortalProperties;
import io.rastro.testing.PortalTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** All in May 2013, before which no test has data: what is older than some day of that month is one customer's. */
@PortalTest
class RetentionJobTests {

    private static final RetentionProperties NOTHING =
            new RetentionProperties(null, null, null, null, null, null, null, null);

    private static int customers = 5000;

    @Autowired
    JdbcClient database;

    @Autowired
    PortalProperties portal;

    @Autowired
    IngestionService ingestion;

    @Autowired
    RecordingIntake intake;

    @Autowired
    RetentionRepository rows;

    @Autowired
    RetentionRunRepository runs;

    @Autowired
    RequestRepository requests;

    @Autowired
    ImportTraceRepository traces;

    @Autowired
    KeptUploads uploads;

    @Autowired
    RecordingErasure recordings;

    @Autowired
    LegalHoldRepository holds;

    @Autowired
    PlatformTransactionManager transactions;

    private Customer customer = Customer.of(customers);
    private InteractionKey call = new InteractionKey(0, Instant.EPOCH);

    @BeforeEach
    void come() throws Exception {
        // What other tests left of that month.
        everythingExpires();
        customer = Customer.of(customers++);
        customer.comes(ingestion);
        call = intake.interaction(customer.source(), "call-" + customer.digits(), ServiceScope.allServices())
                .orElseThrow();
        intake.take(call, 0, "", new ByteArrayInputStream(CallFixture.wav(300)));
    }

    private RetentionRun apply(RetentionKind kind, Medium medium, Instant now, int days) {
        new RetentionJob(
                        rows,
                        runs,
                        requests,
                        traces,
                        uploads,
                        recordings,
                        NOTHING,
                        transactions,
                        Clock.fixed(now, ZoneOffset.UTC))
                .apply(new RetentionRule(kind, medium, Duration.ofDays(days)));
        return runs.last(kind, medium).orElseThrow();
    }

    /** The day after the last that the customer was heard of, a hundred days later. */
    private static final Instant LATER = Instant.parse("2013-05-08T00:00:00Z").plus(Duration.ofDays(100));

    private void everythingExpires() {
        for (Medium medium : Medium.values()) {
            apply(RetentionKind.INTERACTIONS, medium, LATER, 100);
        }
        apply(RetentionKind.IVR_CALLS, Medium.VOICE, LATER, 100);
    }

    @Test
    void nothingOfAnExpiredPersonIsLeftInAnyTableOrFile() {
        everythingExpires();
        assertThat(customer.words().stream()
                        .flatMap(word -> Traces.of(word, database, portal.homeDirectory()).stream()))
                .isEmpty();
        assertThat(database.sql("select count(*) from contact where source = ?")
                        .param(customer.source())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(audio()).isEmpty();
        assertThat(apply(RetentionKind.INTERACTIONS, Medium.VOICE, LATER, 100).removed())
                .isZero();
    }

    private List<Path> audio() {
        try (var store = Files.walk(portal.homeDirectory().resolve("recordings"))) {
            return store.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith(call.id() + "-"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void oldFileComesInAgainAndExpiresAgain() {
        everythingExpires();
        assertThat(ingestion
                        .ingest(customer.source(), Customer.records(RecordKind.INTERACTION, customer.chat()))
                        .accepted())
                .isEqualTo(1);
        assertThat(apply(RetentionKind.INTERACTIONS, Medium.WHATSAPP, LATER, 100)
                        .removed())
                .isEqualTo(1);
    }

    /** A contact with a younger interaction stays, and so does that. */
    @Test
    void otherMediaStay() {
        apply(RetentionKind.INTERACTIONS, Medium.VOICE, LATER, 100);
        assertThat(database.sql("""
                        select array_agg(distinct i.medium order by i.medium)::text from contact c
                        join interaction i on i.contact_id = c.id where c.document_plain = ?""")
                        .param(customer.document())
                        .query(String.class)
                        .single())
                .isEqualTo("{WHATSAPP}");
    }

    @Test
    void textsExpireBeforeTheirInteractions() {
        apply(RetentionKind.MESSAGES, Medium.WHATSAPP, LATER, 100);
        apply(RetentionKind.MESSAGES, Medium.VOICE, LATER, 100);
        assertThat(Traces.of("Sou " + customer.name(), database, portal.homeDirectory()))
                .isEmpty();
        assertThat(Traces.of("ligou " + customer.name(), database, portal.homeDirectory()))
                .isEmpty();
        assertThat(intake.interaction(customer.source(), "chat-" + customer.digits(), ServiceScope.allServices()))
                .isPresent();
    }

    /** Ninety days from the end of the call, at 12:09:00. */
    @ParameterizedTest
    @CsvSource({
        "true, 2013-07-31T12:09:00Z, 1", // the 89th day
        "true, 2013-08-01T12:08:59Z, 1",
        "true, 2013-08-01T12:09:00Z, 0", // the 90th
        "false, 2013-07-31T12:09:00Z, 0"
    })
    void recordingOfASacIsKeptForNinetyDays(boolean sac, Instant now, int heldBack) {
        database.sql("update service_queue set sac = ? where name = 'LGPD'")
                .param(sac)
                .update();
        try {
            RetentionRun run = apply(RetentionKind.INTERACTIONS, Medium.VOICE, now, 1);
            assertThat(run.heldBack()).isEqualTo(heldBack);
            assertThat(audio()).hasSize(heldBack);
            assertThat(
                            intake
                                    .interaction(
                                            customer.source(), "call-" + customer.digits(), ServiceScope.allServices())
                                    .stream())
                    .hasSize(heldBack);
        } finally {
            database.sql("update service_queue set sac = false where name = 'LGPD'")
                    .update();
        }
    }

    @ParameterizedTest
    @CsvSource({"CONTACT", "CONVERSATION", "PERIOD", "SERVICE"})
    void whatIsHeldDoesNotExpire(String what) {
        int hold = holds.place(held(what), "processo", "ana", LATER);
        RetentionRun run = apply(RetentionKind.INTERACTIONS, Medium.VOICE, LATER, 100);
        assertThat(run.heldBack()).isEqualTo(1);
        assertThat(run.removed()).isZero();
        assertThat(audio()).hasSize(1);
        holds.release(hold, "ana", LATER);
        assertThat(apply(RetentionKind.INTERACTIONS, Medium.VOICE, LATER, 100).removed())
                .isEqualTo(1);
    }

    private LegalHoldRepository.Held held(String what) {
        long contact = number("contact_id");
        Instant from = Instant.parse("2013-05-03T12:00:40Z");
        return switch (what) {
            case "CONTACT" -> new LegalHoldRepository.Held(List.of(contact), null, null, null, null);
            case "CONVERSATION" -> new LegalHoldRepository.Held(null, number("conversation_id"), null, null, null);
            case "PERIOD" -> new LegalHoldRepository.Held(null, null, from, from.plusSeconds(1), null);
            default -> new LegalHoldRepository.Held(null, null, from, from.plusSeconds(1), (int) number("service_id"));
        };
    }

    private long number(String column) {
        return database.sql("select " + column + " from interaction where id = ?")
                .param(call.id())
                .query(Long.class)
                .single();
    }

    @Test
    void importsExpireWithTheirFilesAndRefusedRows() throws Exception {
        int run = database.sql("""
                        insert into import_run (source, file_name, size_bytes, format, state, created_by, created_at, kind)
                        values ('x', 'velha.csv', 1, 'CSV', 'FAILED', 'ana', '2013-05-01Z', 'INTERACTION') returning id""").query(Integer.class).single();
        database.sql("insert into import_rejection values (?, 2, null, 'malformedJson', array['7'], 'velha linha')")
                .param(run)
                .update();
        Path file = portal.homeDirectory().resolve("imports").resolve(run + ".upload");
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "velha");
        assertThat(apply(RetentionKind.IMPORTS, Medium.VOICE, LATER, 100).removed())
                .isPositive();
        assertThat(file).doesNotExist();
        assertThat(Traces.of("velha linha", database, portal.homeDirectory())).isEmpty();
    }

    /** As an operator does it by quarter_removal: the rows are gone at once, and all that is not of a quarter stays. */
    @Test
    void whatADroppedQuarterLeftIsSweptUp() {
        database.sql("delete from interaction where received_at < '2013-06-01Z'")
                .update();
        database.sql("delete from ivr_call where entered_at < '2013-06-01Z'").update();
        database.sql("delete from message where received_at < '2013-06-01Z'").update();
        database.sql("delete from call_quality where received_at < '2013-06-01Z'")
                .update();
        database.sql("delete from interaction_event where received_at < '2013-06-01Z'")
                .update();
        new RetentionJob(
                        rows,
                        runs,
                        requests,
                        traces,
                        uploads,
                        recordings,
                        NOTHING,
                        transactions,
                        Clock.fixed(LATER, ZoneOffset.UTC))
                .run();
        assertThat(audio()).isEmpty();
        assertThat(customer.words().stream()
                        .flatMap(word -> Traces.of(word, database, portal.homeDirectory()).stream()))
                .isEmpty();
    }
}
