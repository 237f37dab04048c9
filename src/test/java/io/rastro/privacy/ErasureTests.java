package io.rastro.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.account.ServiceScope;
import io.rastro.directory.StoredSearches;
import io.rastro.ingestion.ImportFiles;
import io.rastro.ingestion.ImportTraceRepository;
import io.rastro.ingestion.IngestionResult;
import io.rastro.ingestion.IngestionService;
import io.rastro.ingestion.KeptUploads;
import io.rastro.ingestion.RecordKind;
import io.rastro.ingestion.SuppressionRepository;
import io.rastro.privacy.PrivacyRequest.Decision;
import io.rastro.privacy.PrivacyRequest.State;
import io.rastro.recording.CallFixture;
import io.rastro.recording.InteractionKey;
import io.rastro.recording.RecordingErasure;
import io.rastro.recording.RecordingIntake;
import io.rastro.source.SourceTraceRepository;
import io.rastro.system.PortalProperties;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;

/** What is left of a person after its erasure, whatever came between. */
@PortalTest
class ErasureTests {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private static int customers = 1000;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    PortalProperties portal;

    @Autowired
    IngestionService ingestion;

    @Autowired
    RecordingIntake intake;

    @Autowired
    RequestRepository requests;

    @Autowired
    PersonRepository people;

    @Autowired
    ErasureRepository rows;

    @Autowired
    SuppressionRepository suppressions;

    @Autowired
    ImportTraceRepository traces;

    @Autowired
    SourceTraceRepository sources;

    @Autowired
    KeptUploads uploads;

    @Autowired
    RecordingErasure recordings;

    @Autowired
    StoredSearches searches;

    @Autowired
    ImportFiles files;

    @Autowired
    LegalHoldRepository holds;

    @Autowired
    PlatformTransactionManager transactions;

    private final List<PrivacyEvent> told = new ArrayList<>();
    private Customer customer = Customer.of(0);
    private long callId;

    @BeforeEach
    void come() throws Exception {
        customer = Customer.of(customers++);
        assertThat(customer.comes(ingestion).accepted()).isEqualTo(4);
        callId = call().id();
        intake.take(call(), 0, "", new ByteArrayInputStream(CallFixture.wav(300)));
    }

    private InteractionKey call() {
        return intake.interaction(customer.source(), "call-" + customer.digits(), ServiceScope.allServices())
                .orElseThrow();
    }

    private Erasure erasure(PlatformTransactionManager manager) {
        return new Erasure(
                requests,
                people,
                rows,
                suppressions,
                traces,
                sources,
                uploads,
                recordings,
                searches,
                event -> told.add((PrivacyEvent) event),
                manager,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** An erasure of the customer that two people decided on. */
    private long approved() {
        PersonTerm term = PersonTerm.of(PersonTerm.Kind.DOCUMENT, customer.spelledDocument())
                .orElseThrow();
        List<Long> contacts = people.candidates(term).stream()
                .map(PersonRepository.Candidate::id)
                .toList();
        assertThat(contacts).isNotEmpty();
        long id = requests.open(people.person(contacts), "ana", NOW);
        requests.ask(id, "SUBJECT", "pedido", new Decision(1, "ana", NOW));
        requests.approve(id, new Decision(2, "bia", NOW));
        return id;
    }

    private State state(long id) {
        return requests.find(id).orElseThrow().state();
    }

    private List<String> traces() {
        return customer.words().stream()
                .flatMap(word -> Traces.of(word, database, portal.homeDirectory()).stream()
                        .map(place -> word + " in " + place))
                .toList();
    }

    private void assertGone() {
        assertThat(traces()).isEmpty();
        assertThat(audio()).isZero();
    }

    private long audio() {
        try (var store = Files.walk(portal.homeDirectory().resolve("recordings"))) {
            return store.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith(callId + "-"))
                    .count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void nothingOfThePersonIsFoundInAnyTableOrFile() {
        importThatTells();
        sourceThatTells();
        PortalClient reader = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
        reader.get("/interactions?media=VOICE&phone=" + customer.digits());
        assertThat(storedSearches()).isPositive();
        assertThat(traces()).hasSizeGreaterThan(20);
        assertThat(audio()).isEqualTo(1);
        long id = approved();
        erasure(transactions).run(id);
        assertThat(state(id)).isEqualTo(State.DONE);
        assertGone();
        assertThat(storedSearches()).isZero();
        assertThat(requests.erased(id))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "CALLS",
                        1L,
                        "CONTACTS",
                        1L,
                        "FILES",
                        1L,
                        "IMPORT_ROWS",
                        3L,
                        "INTERACTIONS",
                        3L,
                        "MENTIONS",
                        1L,
                        "MESSAGES",
                        2L,
                        "RECORDINGS",
                        1L,
                        "RECORDING_FILES",
                        1L,
                        "SOURCE_EVENTS",
                        4L));
        assertThat(told).extracting(PrivacyEvent::step).containsExactly(PrivacyEvent.Step.ERASURE_DONE);
    }

    private long storedSearches() {
        return database.sql("select count(*) from stored_search")
                .query(Long.class)
                .single();
    }

    /** An import that was refused some rows, and one whose columns nobody named yet. */
    private void importThatTells() {
        int run = run("DONE", "lista de " + customer.digits() + ".csv");
        database.sql("insert into import_rejection values (?, 2, ?, 'malformedJson', array['7'], ?)")
                .params(run, customer.digits(), customer.name() + ";" + customer.spelledPhone())
                .update();
        database.sql("insert into import_line_warning values (?, 3, 'noPhoneNumber', array['phone', ?])")
                .params(run, "tel " + customer.email())
                .update();
        Path upload = files.path(run("MAPPING", "outra.csv"));
        try {
            Files.createDirectories(upload.resolveSibling(""));
            Files.writeString(upload, "nome;telefone\nOutra;11 3333-4444\nalguém;" + customer.spelledPhone() + "\n");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** A source with an event that was of no use, an open conversation, the key of a closed one, and a delivery. */
    private void sourceThatTells() {
        int id = database.sql("insert into connected_source (name, type, created_at, created_by)"
                        + " values (?, 'test', now(), 'ana') returning id")
                .param(customer.source())
                .query(Integer.class)
                .single();
        database.sql("insert into source_bucket_event (source_id, bucket, feed, place, at, line, kept_at)"
                        + " values (?, 'late', 'log', '1', now(), ?, now())")
                .params(id, "DIAL|" + customer.spelledPhone())
                .update();
        database.sql(
                        "insert into source_open_group (source_id, number, event_count, keys, first_at, last_at, received_at,"
                                + " ended, restarted, events) values (?, 1, 1, '[\"a\"]', now(), now(), now(), false, false, ?)")
                .params(id, "[\"from " + customer.digits() + "\"]")
                .update();
        database.sql("insert into source_closed_keys (source_id, last_at, keys) values (?, now(), ?)")
                .params(id, "[\"tel:" + customer.digits() + "\"]")
                .update();
        database.sql(
                        "insert into webhook_delivery (source_id, delivery_id, received_at, body) values (?, 'd', now(), ?)")
                .params(
                        id,
                        ("{\"nome\": \"José\0\", \"email\": \"" + customer.email() + "\"}")
                                .getBytes(StandardCharsets.UTF_8))
                .update();
    }

    private int run(String state, String fileName) {
        return database.sql("""
                        insert into import_run (source, file_name, size_bytes, format, state, created_by, created_at, kind)
                        values (?, ?, 1, 'CSV', ?, 'ana', now(), 'INTERACTION') returning id""")
                .params(customer.source(), fileName, state)
                .query(Integer.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource({"/ivr.csv?from=2013-05-01&to=2013-05-31&groupBy=DAY", "/agents.csv?from=2013-05-01&to=2013-05-31"})
    void reportsSayTheSameAfterwards(String report) {
        PortalClient reader = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
        String before = reader.get(report).body();
        assertThat(before.lines().count()).isGreaterThan(1);
        erasure(transactions).run(approved());
        assertThat(reader.get(report).body()).isEqualTo(before);
    }

    /** Each time nothing of a piece is kept but what left the disk. */
    @Test
    void killedInAnyPieceItGoesOn() {
        long id = approved();
        DyingTransactions dying = new DyingTransactions(transactions);
        Erasure killed = erasure(dying);
        for (int runs = 0; state(id) != State.DONE && runs < 100; runs++) {
            killed.run(id);
        }
        assertThat(state(id)).isEqualTo(State.DONE);
        assertThat(dying.deaths).isGreaterThan(8);
        assertGone();
        assertThat(requests.erased(id)).containsEntry("INTERACTIONS", 3L).containsEntry("RECORDING_FILES", 1L);
    }

    /** Those of a portal that is killed before every other commit. */
    private static final class DyingTransactions implements PlatformTransactionManager {

        private final PlatformTransactionManager manager;
        private int commits;
        private int deaths;

        DyingTransactions(PlatformTransactionManager manager) {
            this.manager = manager;
        }

        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            return manager.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            if (commits++ % 2 == 0) {
                deaths++;
                manager.rollback(status);
                throw new TransactionSystemException("killed");
            }
            manager.commit(status);
        }

        @Override
        public void rollback(TransactionStatus status) {
            manager.rollback(status);
        }
    }

    @Test
    void oldFileDoesNotBringThePersonBack() {
        erasure(transactions).run(approved());
        Customer unheard = new Customer(
                "another " + customer.source(),
                customer.digits(),
                customer.document(),
                customer.email(),
                customer.name());
        for (Customer sender : List.of(customer, unheard)) {
            IngestionResult again = ingestion.ingest(
                    sender.source(),
                    Customer.records(RecordKind.INTERACTION, sender.call(), sender.chat(), sender.mail()));
            assertThat(again.rejected()).isEqualTo(3);
            assertThat(ingestion
                            .ingest(sender.source(), Customer.records(RecordKind.IVR_CALL, sender.ivrCall()))
                            .rejected())
                    .isEqualTo(1);
        }
        assertGone();
    }

    /** A number of a whole family: what of it is known of others stays, and goes on being corrected. */
    @Test
    void whoHasTheSameNumberStays() {
        String relative = customer.chat()
                .replace("chat-", "relative-")
                .replace(customer.spelledDocument(), "390.533.447-05")
                .replace(customer.email(), "irma@example.com")
                .replace(customer.name(), "Irmã");
        ingestion.ingest(customer.source(), Customer.records(RecordKind.INTERACTION, relative));
        erasure(transactions).run(approved());
        PersonTerm phone =
                PersonTerm.of(PersonTerm.Kind.PHONE, customer.spelledPhone()).orElseThrow();
        assertThat(people.candidates(phone))
                .extracting(PersonRepository.Candidate::document)
                .containsExactly("390.533.447-05");
        String corrected = relative.replace("12:20:00", "12:25:00");
        assertThat(ingestion
                        .ingest(customer.source(), Customer.records(RecordKind.INTERACTION, corrected))
                        .updated())
                .isEqualTo(1);
        assertThat(Traces.of(customer.spelledDocument(), database, portal.homeDirectory()))
                .isEmpty();
    }

    @Test
    void whoeverCallsAfterTheErasureIsKnownAgain() {
        erasure(transactions).run(approved());
        String later = customer.call().replace("2013-05-03", "2026-11-29").replace("call-", "later-");
        assertThat(ingestion
                        .ingest(customer.source(), Customer.records(RecordKind.INTERACTION, later))
                        .accepted())
                .isEqualTo(1);
        assertThat(people.candidates(PersonTerm.of(PersonTerm.Kind.PHONE, customer.spelledPhone())
                        .orElseThrow()))
                .hasSize(1);
        erasure(transactions).run(approved());
    }

    @Test
    void holdStopsTheErasureUntilItIsReleased() {
        long id = approved();
        int hold = holds.place(
                new LegalHoldRepository.Held(
                        requests.find(id).orElseThrow().person().contactIds(), null, null, null, null),
                "processo",
                "ana",
                NOW);
        List<String> before = traces();
        erasure(transactions).run(id);
        assertThat(requests.find(id).orElseThrow().heldBy()).isEqualTo("HOLD");
        assertThat(traces()).isEqualTo(before);
        assertThat(told).extracting(PrivacyEvent::step).containsExactly(PrivacyEvent.Step.ERASURE_HELD);
        holds.release(hold, "ana", NOW);
        erasure(transactions).run(id);
        assertThat(state(id)).isEqualTo(State.DONE);
        assertGone();
    }

    @ParameterizedTest
    @CsvSource({
        "DOCUMENT, 391.486.2%s-%s, true",
        "DOCUMENT, 3914862%s%s, true",
        "PHONE, 11 97352-%s%s, true",
        "PHONE, 011 97352%s%s, true",
        "PHONE, +55 (11) 7352.%s%s, true",
        "PHONE, 5511997352%s%s, false",
        "EMAIL, Quiteria.%s%s@EXEMPLO-lgpd.com.br, true",
        "NAME, quiteria bonfim numero%s%s, true",
        "NAME, Outra Pessoa Qualquer, false"
    })
    void personIsFoundByAnySpelling(PersonTerm.Kind kind, String typed, boolean found) {
        String number = customer.digits().substring(7);
        Optional<PersonTerm> term = PersonTerm.of(kind, typed.formatted(number.substring(0, 2), number.substring(2)));
        assertThat(term.stream().flatMap(each -> people.candidates(each).stream()))
                .hasSize(found ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"DOCUMENT, 123", "PHONE, 4004", "PHONE, quem?", "EMAIL, nobody", "NAME, ab", "CONTACT, ' '"})
    void whatTellsNobodyIsNoTerm(PersonTerm.Kind kind, String typed) {
        assertThat(PersonTerm.of(kind, typed)).isEmpty();
    }
}
