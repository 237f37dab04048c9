package io.rastro.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.source.ConnectedSources;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestTokens;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What readers and programs are shown of a source whose last event was on 10 March 2019, at 10:40 in São Paulo. */
@PortalTest
class DataHealthPageTests {

    private static final String DAY = "from=2019-03-10&to=2019-03-10";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    ConnectedSources sources;

    @Autowired
    SourceMetrics metrics;

    private final String name = "Central " + UUID.randomUUID();
    private int sourceId;

    @BeforeEach
    void connect() {
        sourceId = database.sql("insert into connected_source (name, type, created_at, created_by)"
                        + " values (?, 'health-tests', now(), 'test') returning id")
                .param(name)
                .query(Integer.class)
                .single();
        database.sql("insert into source_feed (source_id, feed, last_event_at, last_received_at)"
                        + " values (?, 'log', '2019-03-10T13:40:00Z', '2019-03-10T13:40:03Z')")
                .param(sourceId)
                .update();
        sources.enable(sourceId, true);
    }

    @AfterEach
    void disconnect() {
        sources.enable(sourceId, false);
        database.sql("delete from connected_source where id = ?")
                .param(sourceId)
                .update();
    }

    private void fail() {
        database.sql("update source_feed set failing_since = '2019-03-10T13:41:00Z', failure = 'unreachable x'"
                        + " where source_id = ?")
                .param(sourceId)
                .update();
        sources.enable(sourceId, true);
    }

    private void open() {
        database.sql("""
                        insert into source_open_group (source_id, number, event_count, keys, first_at, last_at, received_at, ended,
                            restarted, events) values (?, 1, 7, '[]', '2019-03-10T13:00:00Z', '2019-03-10T13:10:00Z', now(), false,
                            false, '[]')""").param(sourceId).update();
        sources.enable(sourceId, true);
    }

    private PortalClient reader(Role role) {
        return new PortalClient(port).signIn(TestAccounts.create(database, role));
    }

    private PortalClient ofOneTeam() {
        return new PortalClient(port).signIn(TestAccounts.createFor(database, Role.SUPERVISOR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/interactions?media=VOICE&", "/ivr?groupBy=IVR&", "/agents?"})
    void everyReportSaysUntilWhenItHasData(String report) {
        assertThat(reader(Role.SUPERVISOR).get(report + DAY).body())
                .contains("Dados até 2019-03-10 10:40 (horário de São Paulo)", "href=\"/data-health\"")
                .doesNotContain("flash warning");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/interactions?media=VOICE&", "/ivr?groupBy=IVR&", "/agents?"})
    void everyReportWarnsOfASourceThatDoesNotAnswer(String report) {
        fail();
        assertThat(reader(Role.SUPERVISOR).get(report + DAY).body())
                .contains(
                        "Uma fonte não responde: o que veio depois pode faltar.",
                        "Dados completos até 2019-03-10 10:40 (horário de São Paulo).",
                        "href=\"/data-health\"");
        assertThat(reader(Role.SUPERVISOR)
                        .get(report + "from=2019-03-09&to=2019-03-09")
                        .body())
                .as("what was over before")
                .doesNotContain("Uma fonte não responde");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/interactions?media=VOICE&", "/ivr?groupBy=IVR&", "/agents?"})
    void everyReportOfAPeriodWithOpenConversationsLinksToTheirList(String report) {
        open();
        PortalClient supervisor = reader(Role.SUPERVISOR);
        String list = "/data-health/open?from=2019-03-10&amp;to=2019-03-10";
        assertThat(supervisor.get(report + DAY).body())
                .contains("1 conversa que começou neste período ainda está aberta na fonte", list);
        assertThat(supervisor.get(list.replace("&amp;", "&")).body())
                .contains(name, "2019-03-10 10:00", "2019-03-10 10:10", ">7<");
        assertThat(supervisor
                        .get("/data-health/open?from=2019-03-09&to=2019-03-09")
                        .body())
                .doesNotContain(name);
    }

    @ParameterizedTest
    @CsvSource({"SUPERVISOR, false", "ADMIN, true"})
    void pageIsForWhoeverReadsReportsAndLeadsAdministratorsOn(Role role, boolean leadsOn) {
        fail();
        open();
        database.sql("""
                        insert into source_bucket_event (source_id, bucket, feed, place, at, line, kept_at)
                        values (?, 'late', 'log', '1', now(), 'secret line', now())""").param(sourceId).update();
        String page = reader(role).get("/data-health").body();
        assertThat(page)
                .contains(name, "Falhando", "não responde desde 2019-03-10 10:41", "1 conversa desde 2019-03-10 10:00")
                .contains("00:00:03 no último evento")
                .doesNotContain("secret line");
        assertThat(page.contains("/admin/sources/" + sourceId + "/buckets/late"))
                .isEqualTo(leadsOn);
        assertThat(page.contains("href=\"/admin/sources/" + sourceId + "\"")).isEqualTo(leadsOn);
    }

    @Test
    void bothValuesStandWhereTheFilesOfASourceDiffer() {
        PortalClient supervisor = reader(Role.SUPERVISOR);
        String list = "/data-health/differences/" + sourceId;
        assertThat(supervisor.get("/data-health").body()).doesNotContain(list);
        assertThat(supervisor.get(list).body()).contains(name, "Todos concordam");
        database.sql("""
                        insert into source_difference (source_id, conversation, fact, feed, told_at, other_feed, other_told_at, noted_at)
                        values (?, 'call-<7>', 'ENDED', 'queueLog', '2019-03-10T13:00:31Z', 'cel', '2019-03-10T13:00:28.022Z', now())""").param(sourceId).update();
        sources.enable(sourceId, true);
        assertThat(supervisor.get("/data-health").body())
                .contains(
                        "Diferenças no que contam da mesma conversa",
                        "href=\"" + list + "\"",
                        "desde 2019-03-10 10:00");
        assertThat(supervisor.get(list).body())
                .contains(
                        "call-&lt;7&gt;", "Fim", "2019-03-10 10:00:31", "2019-03-10 10:00:28", "00:00:02", "queue_log")
                .doesNotContain("/conversations/", "call-<7>");
        database.sql("insert into conversation (source, external_id) values (?, 'call-<7>')")
                .param(name)
                .update();
        assertThat(supervisor.get(list).body()).contains("/conversations/");
        database.sql("delete from conversation where source = ?").param(name).update();
        assertThat(supervisor.get("/data-health/differences/0").statusCode()).isEqualTo(404);
        assertThat(ofOneTeam().get(list).statusCode()).isEqualTo(403);
    }

    @Test
    void whoSeesSomeServicesIsToldHowFreshTheDataIsAndOfWhichSourceNot() {
        fail();
        open();
        PortalClient reader = ofOneTeam();
        for (String page : List.of("/data-health", "/data-health/open")) {
            HttpResponse<String> refused = reader.get(page);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).doesNotContain(name);
        }
        assertThat(reader.get("/agents?" + DAY).body())
                .contains("Uma fonte não responde")
                .doesNotContain(name, "/data-health");
    }

    @Test
    void reportSaysNothingOfFreshnessWhereNothingIsConnected() {
        sources.enable(sourceId, false);
        assertThat(reader(Role.SUPERVISOR).get("/agents?" + DAY).body()).doesNotContain("Dados até", "data-health");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=x", "to=2019-02-30", "from=-999999999-01-01", "to=%2B999999999-12-31"})
    void datesThatAreNoneAreRefused(String dates) {
        assertThat(reader(Role.SUPERVISOR).get("/data-health/open?" + dates).statusCode())
                .isEqualTo(400);
    }

    @Test
    void failingSourceTakesThePortalFromNoLoadBalancer() {
        fail();
        HttpResponse<String> stranger = new PortalClient(port).get("/actuator/health");
        assertThat(stranger.statusCode()).isEqualTo(200);
        assertThat(stranger.body()).contains("UP").doesNotContain("sources\"", "failing");
        assertThat(reader(Role.SUPERVISOR).get("/actuator/health").body()).doesNotContain("failing");
        assertThat(reader(Role.ADMIN).get("/actuator/health").body())
                .contains("\"failing\":1")
                .doesNotContain(name);
    }

    @Test
    void metricsTellHowEachEnabledSourceFares() {
        fail();
        open();
        metrics.refresh();
        assertThat(metrics("READ", null).body())
                .contains(
                        "rastro_source_last_event_timestamp_seconds{source=\"" + name + "\"} 1.5522252E9",
                        "rastro_source_open_conversations{source=\"" + name + "\"} 1.0",
                        "rastro_source_delay_seconds{source=\"" + name + "\"} 3.0",
                        "rastro_source_failing{source=\"" + name + "\"} 1.0",
                        "rastro_source_silent{source=\"" + name + "\"} 0.0",
                        "jvm_memory_used_bytes");
        sources.enable(sourceId, false);
        metrics.refresh();
        assertThat(metrics("READ", null).body()).doesNotContain(name);
    }

    @ParameterizedTest
    @CsvSource({"READ, , 200", "INGEST, , 403", "READ_UNMASKED, , 403", "READ, 1, 403"})
    void metricsAreForTokensThatMayReadEverything(String right, @Nullable Integer service, int status) {
        assertThat(metrics(right, service).statusCode()).isEqualTo(status);
    }

    @Test
    void metricsAreForNobodyWithoutAToken() {
        assertThat(new PortalClient(port).get("/actuator/prometheus").statusCode())
                .isEqualTo(401);
        assertThat(reader(Role.ADMIN).get("/actuator/prometheus").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> metrics(String right, @Nullable Integer service) {
        String token = TestTokens.issue(database, "health-tests");
        database.sql("update api_token set rights = array[?], service_ids = ? where token_hash = sha256(?)")
                .param(right)
                .param(service == null ? null : new Integer[] {service})
                .param(token.getBytes(StandardCharsets.UTF_8))
                .update();
        return new PortalClient(port).get("/actuator/prometheus", "Accept", "*/*", "Authorization", "Bearer " + token);
    }
}
