package io.rastro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.ingestion.IngestionService;
import io.rastro.report.CsvDialect;
import io.rastro.report.CsvText;
import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Both reports over the whole demo and the rare cases, cell by cell, beside plain SQL that was written from the contract alone. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoReportsAgainstSqlTests {

    private static final List<String> AGENT_CELLS = List.of(
            "Agente",
            "Atendidas",
            "Atendimentos únicos",
            "Receptivas",
            "Ativas",
            "Transferidas",
            "TMA",
            "TMP",
            "TMI",
            "TM1R",
            "TMR",
            "Tempo logado",
            "Em atendimento",
            "Disponível (ocioso)",
            "Em pausa",
            "Pós-atendimento");

    @Autowired
    private IngestionService ingestion;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ScheduledTaskHolder scheduled;

    @LocalServerPort
    private int port;

    private PortalClient portal;

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", TestDatabase::fresh);
        registry.add("rastro.rollup.after", () -> "PT0S");
    }

    @BeforeAll
    void load() {
        assertThat(new DemoLoad(ingestion, Demo.CALENDAR).run(() -> false)).isTrue();
        assertThat(count("interaction")).isEqualTo(Demo.INTERACTIONS.size());
        assertThat(ingestion.ingest("edges", Demo.EDGES.interactions()).rejected())
                .isZero();
        assertThat(ingestion.ingest("edges", Demo.EDGES.ivrCalls()).rejected()).isZero();
        assertThat(ingestion.ingest("edges", Demo.EDGES.statuses()).rejected()).isZero();
        addUp();
        portal = new PortalClient(port).signIn(TestAccounts.create(jdbc, Role.ANALYST));
    }

    /** Has both reports keep their sums, as the portal does by itself some minutes after an import. */
    private void addUp() {
        scheduled.getScheduledTasks().stream()
                .map(ScheduledTask::getTask)
                .filter(task -> task.toString().contains("Rollup"))
                .forEach(task -> task.getRunnable().run());
        assertThat(keptDays("ivr")).isGreaterThan(40);
        assertThat(keptDays("agents")).isGreaterThan(30);
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private long keptDays(String report) {
        return jdbc.sql("select count(*) from rollup_day where report = ? and version is not null")
                .param(report)
                .query(Long.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IVR     | ivr                                     | ivr",
                "SERVICE | coalesce(service, '(sem serviço)')      | coalesce(service_id, 0)",
                "AGENT   | coalesce(agent, '(sem agente)')         | coalesce(agent_id, 0)",
                "HOUR    | to_char(local_entered, 'HH24:00')  | extract(hour from local_entered)",
                "DAY     | to_char(local_entered, 'YYYY-MM-DD')    | cast(local_entered as date)",
            })
    void ivrReportEqualsPlainSqlOverTheWholeDemo(String grouping, String label, String place) {
        List<List<String>> lines = csv("/ivr.csv?groupBy=" + grouping);
        List<List<String>> expected = rows(sql("ivr-report.sql").formatted(label, place));
        assertThat(expected).hasSizeGreaterThan(2);
        assertThat(lines.subList(1, lines.size() - 1)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void ivrTotalIsTheSameUnderEveryGrouping() {
        String total = rows(sql("ivr-report.sql").formatted("'Total'", "0")).toString();
        for (String grouping : List.of("IVR", "SERVICE", "AGENT", "HOUR", "DAY")) {
            List<List<String>> lines = csv("/ivr.csv?groupBy=" + grouping);
            assertThat(lines.subList(lines.size() - 1, lines.size())).hasToString(total);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-25, 2026-11-22, 2026-08-25 03:00+00, 2026-11-23 03:00+00",
        "2026-11-01, 2026-11-30, 2026-11-01 03:00+00, 2026-12-01 03:00+00",
        "2026-11-18, 2026-11-18, 2026-11-18 03:00+00, 2026-11-19 03:00+00",
    })
    void agentsReportEqualsPlainSqlOverTheWholeDemo(String from, String to, String start, String stop) {
        assertThat(agents(portal, "from=" + from + "&to=" + to))
                .hasSizeGreaterThan(20)
                .containsExactlyInAnyOrderElementsOf(
                        rows(sql("agents-report.sql").formatted(start, stop, "true", "logged_in > 0")));
    }

    /** Of a part of the interactions, only those agents are told of who had any of it. */
    @Test
    void agentsReportOfSomeMediaAndServicesEqualsPlainSql() {
        List<Integer> ids = jdbc.sql(
                        "select service_id from interaction where agent_id is not null and service_id is not null"
                                + " group by 1 order by count(*) desc limit 3")
                .query(Integer.class)
                .list();
        String services = "service_id in (%d, %d)".formatted(ids.get(0), ids.get(2));
        PortalClient limited =
                new PortalClient(port).signIn(TestAccounts.createFor(jdbc, Role.ANALYST, ids.get(0), ids.get(2)));
        assertPart(portal, "&media=VOICE", "medium = 'VOICE'");
        assertPart(portal, "&service=%d&service=%d".formatted(ids.get(0), ids.get(2)), services);
        assertPart(limited, "", services);
        assertPart(limited, "&media=VOICE", services + " and medium = 'VOICE'");
    }

    private void assertPart(PortalClient reader, String filter, String condition) {
        assertThat(agents(reader, "from=2026-10-15&to=2026-11-22" + filter))
                .as(filter + condition)
                .hasSizeGreaterThan(2)
                .containsExactlyInAnyOrderElementsOf(rows(sql("agents-report.sql")
                        .formatted(
                                "2026-10-15 03:00+00",
                                "2026-11-23 03:00+00",
                                condition,
                                "pg_temp.seconds(b.spans) > 0")));
    }

    private List<List<String>> agents(PortalClient reader, String query) {
        List<List<String>> lines = csv(reader, "/agents.csv?" + query);
        List<Integer> columns =
                AGENT_CELLS.stream().map(header -> lines.get(0).indexOf(header)).toList();
        return lines.subList(1, lines.size() - 1).stream()
                .map(line -> columns.stream().map(line::get).toList())
                .toList();
    }

    private List<List<String>> csv(String path) {
        return csv(portal, path);
    }

    private List<List<String>> csv(PortalClient reader, String path) {
        HttpResponse<String> file = reader.get(path + "&dialect=script");
        assertThat(file.statusCode()).as(path).isEqualTo(200);
        return CsvText.records(file.body(), ',').stream()
                .map(record -> record.stream().map(CsvDialect::unprotect).toList())
                .toList();
    }

    /** The rows of plain SQL, with two functions at hand: clock (seconds as HH:MM:SS) and seconds (of a multirange). */
    private List<List<String>> rows(String sql) {
        return transaction.execute(status -> {
            jdbc.sql(sql("functions.sql")).update();
            return jdbc.sql(sql)
                    .query((row, number) -> {
                        List<String> cells = new ArrayList<>();
                        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                            cells.add(row.getString(column));
                        }
                        return cells;
                    })
                    .list();
        });
    }

    private static String sql(String name) {
        try {
            return new ClassPathResource("demo/" + name)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.joining("\n"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
