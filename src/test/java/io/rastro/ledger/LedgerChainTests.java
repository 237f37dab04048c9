package io.rastro.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rastro.ledger.LedgerVerification.Fault;
import io.rastro.ledger.LedgerVerification.Problem;
import io.rastro.ledger.LedgerVerification.Report;
import io.rastro.system.LedgerEvent.Kind;
import io.rastro.system.LedgerEvent.Outcome;
import io.rastro.system.PortalProperties;
import io.rastro.testing.TestDatabase;
import io.rastro.testing.TurnableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The chain on a database of its own, which only this test changes, with portals as there may be several. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerChainTests {

    private static final String NOT_PERMITTED = "42501";

    Path home;
    DataSource dataSource;
    JdbcTemplate database;
    AnnotationConfigApplicationContext transactions;
    LedgerRepository repository;
    TurnableClock clock;
    LedgerKeys keys;
    LedgerHeads heads;
    LedgerVerification verification;

    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {}

    @BeforeAll
    void open() throws IOException {
        dataSource =
                new DriverManagerDataSource(TestDatabase.fresh(), TestDatabase.username(), TestDatabase.password());
        database = new JdbcTemplate(dataSource);
        database.execute(
                new ClassPathResource("db/migration/V37__ledger.sql").getContentAsString(StandardCharsets.UTF_8));
        transactions = new AnnotationConfigApplicationContext();
        transactions.register(Transactions.class);
        transactions.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(dataSource));
        transactions.registerBean(LedgerRepository.class, () -> new LedgerRepository(dataSource));
        transactions.refresh();
        repository = transactions.getBean(LedgerRepository.class);
    }

    @BeforeEach
    void empty(@TempDir Path home) {
        this.home = home;
        database.execute(
                "alter table ledger_entry disable trigger all; alter table ledger_checkpoint disable trigger all;"
                        + " truncate ledger_entry, ledger_checkpoint;"
                        + " alter table ledger_entry enable trigger all; alter table ledger_checkpoint enable trigger all");
        clock = new TurnableClock(Instant.parse("2026-11-28T12:00:00Z"));
        PortalProperties portal = home();
        keys = new LedgerKeys(portal);
        heads = new LedgerHeads(repository, keys, portal, clock);
        verification = new LedgerVerification(repository, heads, keys);
    }

    @AfterAll
    void close() {
        transactions.close();
    }

    private static LedgerEntry entry(String action, Instant at) {
        return new LedgerEntry(
                at,
                Kind.HISTORY,
                action,
                Outcome.DONE,
                7,
                "Marta Nunes · çã",
                "10.0.0.9",
                null,
                "/conversations/3",
                "media=VOICE&phone=~a1",
                12L,
                List.of("conversation/3"),
                List.of(5L),
                List.of(3L, 4L),
                List.of("a1"),
                "");
    }

    private void append(int entries) {
        repository.append(IntStream.range(0, entries)
                .mapToObj(number -> entry("act-" + number, clock.instant()))
                .toList());
    }

    @Test
    void untouchedLedgerIsWholeAndItsHeadIsTheLastEntry() throws IOException {
        append(20);
        heads.write();
        Report report = verification.verify();
        assertThat(report.problems()).isEmpty();
        assertThat(report.entries()).isEqualTo(20);
        assertThat(report.head().number()).isEqualTo(20);
        assertThat(report.headsCompared()).isOne();
    }

    /** As somebody with every right in the database would do it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update ledger_entry set account_name = 'Other' where number = 7                     | CHANGED | 7
            update ledger_entry set address = null where number = 1                             | CHANGED | 1
            update ledger_entry set row_count = 13 where number = 7                             | CHANGED | 7
            update ledger_entry set contact_ids = '{}' where number = 7                         | CHANGED | 7
            update ledger_entry set conversation_ids = '{4,3}' where number = 7                 | CHANGED | 7
            update ledger_entry set at = at - interval '1 second' where number = 7              | CHANGED | 7
            update ledger_entry set objects = '{conversation/3,x}', subjects = '{}' where number = 7 | CHANGED | 7
            update ledger_entry set hash = sha256('x') where number = 7                         | CHANGED | 7
            delete from ledger_entry where number = 7                                           | MISSING | 8
            delete from ledger_entry where number <= 3                                          | MISSING | 4
            delete from ledger_entry where number > 12                                          | CUT_OFF | 13
            update ledger_entry set number = -number where number in (7, 8); update ledger_entry set number = 15 + number where number < 0 | CHANGED | 7
            """)
    void tamperingIsFoundAtItsPlace(String change, Fault fault, long place) throws IOException {
        append(20);
        heads.write();
        database.execute("alter table ledger_entry disable trigger all; " + change);
        Report report = verification.verify();
        assertThat(report.whole()).isFalse();
        assertThat(report.problems().get(0)).isEqualTo(new Problem(fault, place));
    }

    /** Who changes an entry can make the chain fit behind it, but not what was signed and written down before. */
    @Test
    void rewrittenChainDoesNotFitTheHeadsWrittenDown() throws IOException {
        append(3);
        heads.write();
        database.execute("alter table ledger_entry disable trigger all; truncate ledger_entry");
        clock.forward(Duration.ofSeconds(1));
        append(4);
        assertThat(verification.verify().problems()).containsExactly(new Problem(Fault.REPLACED, 3));
    }

    @Test
    void headThatTheHomesKeyDidNotSignIsTold() throws IOException {
        append(1);
        heads.write();
        Path file = home.resolve("ledger-heads.txt");
        Files.writeString(file, Files.readString(file).replace("number=1", "number=2"));
        assertThat(verification.verify().problems()).containsExactly(new Problem(Fault.NOT_SIGNED, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "update ledger_entry set details = 'x'",
        "delete from ledger_entry",
        "truncate ledger_entry",
        "update ledger_checkpoint set removed_at = now()",
        "delete from ledger_checkpoint",
        "truncate ledger_checkpoint"
    })
    void databaseRefusesToChangeWhatIsKept(String change) {
        append(1);
        assertThatThrownBy(() -> database.execute(change)).hasMessageContaining("append-only");
    }

    /** The statements are those that an administrator is told to run. */
    @Test
    void portalThatDoesNotOwnTheLedgerAddsToItAndVerifiesItAndChangesNothing() throws IOException, SQLException {
        String url = TestDatabase.fresh();
        JdbcTemplate administrator =
                new JdbcTemplate(new SingleConnectionDataSource(TestDatabase.administrator(url), true));
        administrator.execute(
                "create role ledger_portal login password 'portal'; grant create, usage on schema public to"
                        + " ledger_portal");
        try {
            DataSource ofPortal = new DriverManagerDataSource(url, "ledger_portal", "portal");
            JdbcTemplate portal = new JdbcTemplate(ofPortal);
            portal.execute(
                    new ClassPathResource("db/migration/V37__ledger.sql").getContentAsString(StandardCharsets.UTF_8));
            administrator.execute(documented().replaceAll("\\brastro\\b", "ledger_portal"));
            LedgerRepository ledger = new LedgerRepository(ofPortal);
            new TransactionTemplate(new JdbcTransactionManager(ofPortal)).executeWithoutResult(transaction -> {
                ledger.append(List.of(entry("old", Instant.parse("2024-01-15T00:00:00Z"))));
                ledger.append(List.of(entry("new", clock.instant())));
            });
            for (String change : List.of(
                    "update ledger_entry set details = 'x'",
                    "delete from ledger_entry",
                    "truncate ledger_entry",
                    "alter table ledger_entry disable trigger all",
                    "drop table ledger_entry",
                    "insert into ledger_checkpoint select * from ledger_checkpoint",
                    "set session_replication_role = replica",
                    "create or replace function ledger_refuse_change() returns trigger language plpgsql as"
                            + " 'begin return null; end'")) {
                assertThatThrownBy(() -> portal.execute(change))
                        .as(change)
                        .rootCause()
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                refusal -> assertThat(refusal.getSQLState()).isEqualTo(NOT_PERMITTED));
            }
            LedgerHead first = new LedgerHead(
                    1, portal.queryForObject("select hash from ledger_entry where number = 1", byte[].class));
            assertThat(ledger.remove(first, keys.publicKey(), keys.sign(first))).isOne();
            Report report = new LedgerVerification(ledger, new LedgerHeads(ledger, keys, home(), clock), keys).verify();
            assertThat(report.problems()).isEmpty();
            assertThat(report.entries()).isOne();
        } finally {
            for (String role : List.of("ledger_portal", "rastro_ledger")) {
                administrator.execute("drop owned by " + role + " cascade; drop role " + role);
            }
        }
    }

    private PortalProperties home() {
        return new PortalProperties(ZoneId.of("UTC"), home.toString());
    }

    private static String documented() throws IOException {
        String server = Files.readString(Path.of("src/docs/server.md"));
        int begin = server.indexOf("create role rastro_ledger");
        return server.substring(begin, server.indexOf("```", begin));
    }

    @Test
    void portalsThatWriteAtTheSameTimeMakeOneChain() {
        LedgerProperties properties = new LedgerProperties(Duration.ofDays(365), Duration.ofSeconds(30));
        List<LedgerWriter> portals = List.of(
                new LedgerWriter(repository, properties),
                new LedgerWriter(repository, properties),
                new LedgerWriter(repository, properties));
        List<CompletableFuture<Void>> acts = IntStream.range(0, 150)
                .mapToObj(act -> CompletableFuture.runAsync(() -> {
                    LedgerWriter portal = portals.get(act % 3);
                    portal.put(entry("put", clock.instant()));
                    portal.keep(entry("kept", clock.instant()));
                }))
                .toList();
        acts.forEach(CompletableFuture::join);
        Report report = verification.verify();
        assertThat(report.problems()).isEmpty();
        assertThat(report.entries()).isEqualTo(300);
        assertThat(report.head().number()).isEqualTo(300);
    }

    @Test
    void whatCannotBeKeptIsRefusedAndWhatIsOnlyPutDownIsKeptLater() {
        LedgerWriter writer =
                new LedgerWriter(repository, new LedgerProperties(Duration.ofDays(365), Duration.ofSeconds(30)));
        database.execute("alter table ledger_entry rename to away");
        writer.put(entry("put", clock.instant()));
        assertThatThrownBy(() -> writer.keep(entry("handed-out", clock.instant())))
                .isInstanceOf(LedgerUnavailableException.class);
        database.execute("alter table away rename to ledger_entry");
        writer.keep(entry("after", clock.instant()));
        assertThat(verification.verify().problems()).isEmpty();
        assertThat(database.queryForList("select action from ledger_entry", String.class))
                .containsExactly("put", "after");
    }

    @Test
    void retentionRemovesWholeMonthsAndLeavesASignedCheckpoint() {
        for (String month : List.of("2024-12-15T00:00:00Z", "2025-01-31T23:59:59Z", "2025-02-01T00:00:00Z")) {
            repository.append(List.of(entry(month, Instant.parse(month)), entry(month, Instant.parse(month))));
        }
        clock = new TurnableClock(Instant.parse("2026-02-20T12:00:00Z"));
        LedgerProperties properties = new LedgerProperties(Duration.ofDays(365), Duration.ofSeconds(30));
        LedgerWriter writer = new LedgerWriter(repository, properties);
        Ledger ledger = new Ledger(writer, new SubjectHashes(keys), clock);
        new LedgerRetention(repository, ledger, keys, properties, clock).removeOutdated();
        writer.keep(entry("after", clock.instant()));
        assertThat(database.queryForList("select action from ledger_entry order by number", String.class))
                .containsExactly("2025-02-01T00:00:00Z", "2025-02-01T00:00:00Z", "ledger-entries-removed", "after");
        Report report = verification.verify();
        assertThat(report.problems()).isEmpty();
        assertThat(report.first()).isEqualTo(5);
        database.execute(
                "alter table ledger_checkpoint disable trigger all; update ledger_checkpoint set hash = sha256('x')");
        assertThat(verification.verify().problems())
                .containsExactly(new Problem(Fault.NOT_SIGNED, 4), new Problem(Fault.CHANGED, 5));
    }

    @Test
    void databaseRemovesNothingYoungerThanHalfAYear() {
        repository.append(List.of(entry("young", Instant.now())));
        LedgerHead head = repository.head();
        assertThatThrownBy(() -> repository.remove(head, keys.publicKey(), keys.sign(head)))
                .hasMessageContaining("180 days");
    }
}
