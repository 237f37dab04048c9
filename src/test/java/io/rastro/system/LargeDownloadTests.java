package io.rastro.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A download holds constant memory: the portal in a process of its own, with little of it, sends a million calls. */
class LargeDownloadTests {

    private static final long TEN_MEGABYTES = 10_000_000;

    @TempDir
    Path home;

    @Test
    void millionRowsLeaveTheHeapAsAHundredThousandDo() throws Exception {
        String url = TestDatabase.fresh();
        int port = PortalProcess.freePort();
        try (PortalProcess portal =
                        PortalProcess.start(home, port, environment(url)).awaitReady();
                Connection connection = TestDatabase.administrator(url)) {
            fill(connection);
            String session = signIn(connection, port);
            // Once before, for what is only ever allocated once.
            assertThat(rows(port, session, "2025-01-02")).isEqualTo(100_000);
            assertThat(rows(port, session, "2025-01-02")).isEqualTo(100_000);
            long afterFew = liveBytes(portal.pid());
            assertThat(rows(port, session, "2025-01-20")).isEqualTo(1_000_000);
            assertThat(liveBytes(portal.pid()) - afterFew).isLessThanOrEqualTo(TEN_MEGABYTES);
            assertThat(portal.output()).doesNotContain("OutOfMemory");
        }
    }

    private static Map<String, String> environment(String url) {
        return Map.of(
                "SPRING_DATASOURCE_URL", url,
                "SPRING_DATASOURCE_USERNAME", TestDatabase.username(),
                "SPRING_DATASOURCE_PASSWORD", TestDatabase.password());
    }

    /** 50,000 calls on each of the first twenty days of 2025, every column filled. */
    private static void fill(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    set session_replication_role = replica;
                    select ensure_partition('2025-01-01 03:00+00');
                    drop index interaction_received, interaction_agent, interaction_service, interaction_contact,
                        interaction_outcome, interaction_conversation, interaction_protocol,
                        interaction_external_protocol, interaction_phone;
                    insert into service_queue (name) select 'Serviço ' || n from generate_series(1, 50) n;
                    insert into agent (source, external_id, name)
                        select 'bulk', n::text, 'Agente Conceição ' || n from generate_series(1, 500) n;
                    insert into tag (name) select 'Etiqueta ' || n from generate_series(1, 50) n;
                    insert into contact (source, identity, name, external_id, document, document_plain)
                        select 'bulk', n::text, 'João da Conceição ' || n, lpad(n::text, 8, '0'), n::text, lpad(n::text, 11, '0')
                        from generate_series(1, 50000) n;
                    insert into outcome (medium, status, voice_status, portfolio)
                        values ('VOICE', 'SERVICE_COMPLETED', 'ANSWERED', true);
                    insert into interaction (id, received_at, answered_at, first_message_at, finished_at,
                        conversation_id, contact_id, service_id, agent_id, outcome_id, first_response_seconds, medium,
                        direction, origin, last_reply, protocol, external_protocol, from_address, to_address,
                        phone_number, tag_ids, internal_comments)
                    select n, at, at + interval '9 s', at + interval '12 s', at + make_interval(secs => n % 4000 + 20),
                        n, n % 50000 + 1, n % 50 + 1, n % 500 + 1, 1, 3, 'VOICE',
                        'INBOUND', 'Portal', 'AGENT', to_char(at, 'YYYYMMDDHH24MISS'), 'EXT' || n, '+5511' || 900000000 + n,
                        '4002', '5511' || 900000000 + n, array[n % 50 + 1, (n + 7) % 50 + 1],
                        'URA > 1 > 3 > fila; cliente pede 2ª via, "urgente", protocolo ' || n
                    from (select n, timestamptz '2025-01-01 03:00+00' + n / 50000 * interval '1 day'
                              + n % 50000 * interval '1 s' as at
                          from generate_series(0, 999999) n) calls;
                    insert into call_quality
                    select id, received_at, id % 200, id % 8, 'server.voip.example.com', '0' || phone_number,
                        'PJSIP/tronco-' || id, 'PJSIP/ramal-' || id, finished_at, finished_at
                    from interaction;
                    analyze interaction, call_quality, contact;
                    """);
        }
    }

    private static String signIn(Connection connection, int port) {
        JdbcClient database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        PortalClient portal = new PortalClient(port).signIn(TestAccounts.create(database, Role.ANALYST));
        return portal.cookie("JSESSIONID");
    }

    private static long rows(int port, String session, String lastDay) throws Exception {
        URI file =
                URI.create("http://localhost:" + port + "/interactions.csv?media=VOICE&from=2025-01-01&to=" + lastDay);
        HttpRequest request = HttpRequest.newBuilder(file)
                .header("Cookie", "JSESSIONID=" + session)
                .build();
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        try (InputStream body = answer.body()) {
            return lines(body) - 1;
        }
    }

    private static long lines(InputStream in) throws IOException {
        byte[] some = new byte[1 << 16];
        long lines = 0;
        for (int count = in.read(some); count >= 0; count = in.read(some)) {
            for (int index = 0; index < count; index++) {
                lines += some[index] == '\n' ? 1 : 0;
            }
        }
        return lines;
    }

    /** What the process holds on its heap after a full collection. */
    private static long liveBytes(long pid) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process histogram = new ProcessBuilder(jcmd, String.valueOf(pid), "GC.class_histogram").start();
        try (var lines = histogram.inputReader()) {
            String total = lines.lines()
                    .filter(line -> line.startsWith("Total"))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(total.split("\\s+")[2]);
        }
    }
}
