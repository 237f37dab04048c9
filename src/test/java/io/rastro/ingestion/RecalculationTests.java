package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database as it was written before there was a canonical form, migrated and recalculated. */
class RecalculationTests {

    private DataSource data;
    private JdbcClient database;
    private AnnotationConfigApplicationContext portal;

    @BeforeEach
    void migrateAnOldDatabase() {
        data = new DriverManagerDataSource(TestDatabase.fresh(), TestDatabase.username(), TestDatabase.password());
        database = JdbcClient.create(data);
        migrate("15");
        fill();
        migrate("latest");
        start();
    }

    private void migrate(String target) {
        Flyway.configure().dataSource(data).target(target).load().migrate();
    }

    private void start() {
        portal = new AnnotationConfigApplicationContext();
        portal.registerBean(JdbcClient.class, () -> database);
        portal.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(data));
        portal.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(data));
        portal.register(
                ContactDirectory.class,
                ContactWriter.class,
                CopyInsert.class,
                RecentContacts.class,
                StoredContacts.class,
                StoredNumbers.class,
                Recalculation.class);
        portal.refresh();
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private void fill() {
        database.sql("select ensure_partition('2026-01-05'), ensure_partition('2026-04-02')")
                .query()
                .listOfRows();
        database.sql(
                        "insert into outcome (medium, status) values ('WHATSAPP', 'SERVICE_COMPLETED'), ('EMAIL', 'SERVICE_COMPLETED')")
                .update();
        contact("name:ana|5511987650001", "Ana", null, "+55 11 98765-0001");
        contact("name:ana|551187650001", "Ana", null, "+55 11 8765-0001");
        contact("name:ana souza|11987650001", "Ana Souza", null, null);
        contact("document:12345678909", "Ana Souza", "12345678909", "11 98765-0001");
        contact("name:maria|", "Maria", null, null);
        contact("name:caio|551198765000712", "Caio", null, null);
        contact("name:rui|235085806727321", "Rui", null, "235085806727321@lid");
        contact("name:bia|bia@example.com", "Bia", null, null);
        contact("name:lia|235085806727399", "Lia", null, null);
        row(1, "5511987650001", "+55 11 98765-0001", 1);
        row(2, "551187650001", "551187650001@c.us", 2);
        row(3, "11987650001", "11 98765-0001", 3);
        row(4, "01511987650001", "015 11 98765-0001", 4);
        row(5, null, "Maria's phone", 5);
        row(6, null, null, 5);
        row(7, "551198765000712", "5511987650007:12@s.whatsapp.net", 6);
        row(8, "235085806727321", "235085806727321@lid", 7);
        row(9, "55119912", "5,51199E+12", null);
        row(10, null, "(11) 98765-0016 ramal 22", null);
        row(11, "08007220273", "0800 722 0273", 8);
        row(12, "119", "119", null);
        row(14, "235085806727399", "235085806727399@lid", 9);
        row(15, "235085806727399", "235085806727399@lid", 9);
        row(13, "5511987650025", "\"Ana\" <5511987650025>", null);
    }

    private void contact(String identity, String name, String document, String phone) {
        database.sql(
                        "insert into contact (source, identity, name, document, document_plain, phone) values ('old', ?, ?, ?, ?, ?)")
                .params(identity, name, document, document, phone)
                .update();
    }

    private void row(int number, String digits, String from, Integer contact) {
        database.sql("insert into conversation (source, external_id) values ('old', ?)")
                .param("c" + number)
                .update();
        database.sql("""
                insert into interaction (id, received_at, finished_at, conversation_id, contact_id, outcome_id, medium,
                    from_address, phone_digits)
                values (?, cast(? as timestamptz), '2026-04-03', ?, ?, 1, 'WHATSAPP', ?, ?)""")
                .params(
                        number,
                        Instant.parse(number % 2 == 0 ? "2026-01-05T12:00:00Z" : "2026-04-02T12:00:00Z")
                                .plusSeconds(number / 4)
                                .toString(),
                        number,
                        contact,
                        from,
                        digits)
                .update();
    }

    private static final List<String> NUMBERS = List.of(
            "+5511987650001",
            "+5511987650001",
            "+5511987650001",
            "+5511987650001",
            "-",
            "-",
            "+5511987650007",
            "-",
            "-",
            "+5511987650016",
            "08007220273",
            "119",
            "+5511987650025",
            "-",
            "-");

    private void finish(int rows) {
        Recalculation recalculation = portal.getBean(Recalculation.class);
        int steps = 0;
        while (recalculation.step(rows)) {
            assertThat(steps++).isLessThan(100);
        }
        assertThat(recalculation.progress()).isEmpty();
    }

    private List<String> numbers() {
        return database.sql("select coalesce(phone_number, '-') from interaction order by id")
                .query(String.class)
                .list();
    }

    /** The person of each row, told by the first contact it is. */
    private List<String> persons() {
        return database.sql("""
                select coalesce(coalesce(c.merged_into, c.id)::text, '-') from interaction i left join contact c on c.id = i.contact_id
                order by i.id""").query(String.class).list();
    }

    private String state() {
        return numbers() + " " + persons() + " "
                + database.sql("select string_agg(c::text, ' ' order by id) from contact c")
                        .query(String.class)
                        .single()
                + database.sql("select string_agg(c::text, ' ' order by identity) from contact_identity c")
                        .query(String.class)
                        .single();
    }

    private void assertRecalculated() {
        assertThat(numbers()).isEqualTo(NUMBERS);
        List<String> persons = persons();
        assertThat(persons.subList(0, 4)).containsOnly("4");
        assertThat(persons.get(4)).isNotEqualTo(persons.get(5));
        assertThat(persons.get(4)).isNotEqualTo("-");
        assertThat(persons.get(6)).isNotEqualTo("6");
        assertThat(persons.get(7)).isEqualTo("7");
        assertThat(persons.get(13)).isEqualTo(persons.get(14));
        assertThat(persons.get(8)).isEqualTo("-");
        assertThat(persons.get(10)).isEqualTo("8");
        assertThat(database.sql("select count(*) from contact where phone_number = '+5511987650007'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatWasStoredComesToWhatWouldBeStoredNow() {
        assertThat(portal.getBean(Recalculation.class).progress()).isPresent();
        finish(1_000);
        assertRecalculated();
    }

    @Test
    void brokenOffInTheMiddleItGoesOnWhereItWas() {
        Recalculation killed = portal.getBean(Recalculation.class);
        TransactionTemplate neverCommitted = new TransactionTemplate(portal.getBean(PlatformTransactionManager.class));
        for (int step = 0; step < 5; step++) {
            neverCommitted.executeWithoutResult(status -> {
                assertThat(killed.step(3)).isTrue();
                status.setRollbackOnly();
            });
            assertThat(killed.step(3)).isTrue();
        }
        assertThat(killed.progress().orElseThrow().interactions()).isPositive();
        portal.close();
        start();
        finish(3);
        assertRecalculated();
    }

    @Test
    void onceMoreChangesNothing() {
        finish(1_000);
        String before = state();
        database.sql(
                        "update recalculation set contact_id = 0, received_at = 'infinity', interaction_id = 0, finished_at = null")
                .update();
        finish(1_000);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void anotherPortalAtItIsLeftAlone() {
        new TransactionTemplate(portal.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            database.sql("select pg_advisory_xact_lock(hashtext('rastro.recalculation'))")
                    .query()
                    .listOfRows();
            assertThat(elsewhere().step(1_000)).isFalse();
        });
        assertThat(portal.getBean(Recalculation.class).step(1_000)).isTrue();
    }

    // Outside the transaction that holds the lock.
    private Recalculation elsewhere() {
        DataSource other = new DriverManagerDataSource(
                ((DriverManagerDataSource) data).getUrl(), TestDatabase.username(), TestDatabase.password());
        JdbcClient client = JdbcClient.create(other);
        ContactDirectory directory = new ContactDirectory(
                client, new RecentContacts(client), new ContactWriter(client, new CopyInsert(new JdbcTemplate(other))));
        return new Recalculation(
                client,
                new StoredContacts(client, directory),
                new StoredNumbers(client, directory),
                new JdbcTransactionManager(other));
    }
}
