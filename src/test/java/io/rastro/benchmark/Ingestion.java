package io.rastro.benchmark;

import io.rastro.benchmark.BenchmarkResults.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGConnection;

/** Interactions through the API, against COPY of the very same rows into the very same tables, all indexes live. */
final class Ingestion {

    private static final int ROWS = 20_000;

    private static final int WARM_UP_ROUND = 90;

    /** Beyond any id of the filled database. */
    private static final long SHIFT = 1_000_000_000;

    private final int port;
    private final String token;
    private final BarePostgres database;

    Ingestion(int port, String token, BarePostgres database) {
        this.port = port;
        this.token = token;
        this.database = database;
    }

    void measure(BenchmarkResults results, int repetitions, CpuTime cpu) throws Exception {
        send(lines(WARM_UP_ROUND, ROWS));
        forget();
        Way api = new Way(cpu);
        Way copy = new Way(cpu);
        for (int round = 0; round < repetitions; round++) {
            String lines = lines(round, ROWS);
            api.measure(() -> send(lines));
            Map<String, byte[]> rows = copiedOut();
            // Both find the same: neither profits from what the other one left in the cache.
            forget();
            copy.measure(() -> copyIn(rows));
            forget();
        }
        Table table = results.table("Ingestion", "way", "rows/s, median", "slowest rows/s", "CPU µs per row");
        api.tell(table, "API, one sender");
        copy.tell(table, "COPY (pgjdbc) of the same rows");
        results.atLeast("ingestion by the API ÷ COPY of the same rows", copy.time.median() / api.time.median(), .8, .9);
        results.atLeast("CPU of COPY ÷ CPU of the API", copy.cpu.median() / api.cpu.median(), .8, .9);
    }

    /** How rows come in, and what it takes. */
    private static final class Way {
        private final Timing time = new Timing();
        private final Timing cpu = new Timing();
        private final CpuTime processors;

        Way(CpuTime processors) {
            this.processors = processors;
        }

        void measure(Timing.Work work) throws Exception {
            cpu.add(processors.of(() -> time.time(work)));
        }

        void tell(Table table, String name) {
            table.row(name, ROWS / time.median() * 1000, ROWS / time.longest() * 1000, cpu.median() * 1000 / ROWS);
        }
    }

    /** New interactions of 2026, as a source would send them. */
    static String lines(int round, int count) {
        StringBuilder lines = new StringBuilder();
        for (int index = 0; index < count; index++) {
            int n = round * 1_000_000 + index;
            String time = String.format(
                    "2026-02-%02dT%02d:%02d:%02d", 1 + round % 28, 8 + index / 3600 % 12, index / 60 % 60, index % 60);
            lines.append("""
                    {"externalId":"live-%1$d","medium":"VOICE","receivedAt":"%2$s-03:00","queuedAt":"%2$s-03:00","answeredAt":"%2$s-03:00",\
                    "firstMessageAt":"%2$s-03:00","finishedAt":"%2$s-03:00","conversationId":"live-%1$d","segment":1,"protocol":"2026%1$010d",\
                    "service":"Serviço %3$d","agent":{"externalId":"A%4$d","name":"Agente %4$d"},"contact":{"externalId":"E%5$d","name":"Contato %5$d"},\
                    "origin":"Portal","direction":"INBOUND","from":"+551198%5$07d","to":"40028922","status":"SERVICE_COMPLETED",\
                    "portfolio":false,"internalComments":"URA > 1 > 3 > fila; pedido %1$d","tags":["Etiqueta %3$d"],\
                    "call":{"jitterMs":12.5,"packetLossPercent":0.4,"voiceServer":"server1.voip.example.com","dialledNumber":"0%1$d",\
                    "externalChannel":"PJSIP/tronco-%1$d","internalChannel":"PJSIP/ramal-%1$d"}}
                    """.formatted(n, time, 1 + n % 180, 1 + n % 1_500, 1 + n % 5_000));
        }
        return lines.toString();
    }

    void send(String lines) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/interactions"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().contains("\"rejected\":0")) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private Map<String, String> tables() {
        String live = " where received_at >= '2026-01-01' and received_at < '2026-07-01' ";
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put(
                "conversation (source, external_id)",
                "select source, 'copy-' || external_id from conversation where external_id like 'live-%'");
        rows.put(
                "interaction_key",
                "select source, 'copy-' || external_id, interaction_id + :shift, received_at, content_hash from interaction_key where external_id like 'live-%'");
        String columns = database.text("""
                select string_agg(case column_name when 'id' then 'id + :shift' else column_name end, ', ' order by ordinal_position)
                from information_schema.columns where table_name = 'interaction'""");
        rows.put("interaction", "select " + columns + " from interaction" + live);
        rows.put(
                "interaction_tag",
                "select tag_id, medium, received_at, interaction_id + :shift from interaction_tag" + live);
        rows.put(
                "call_quality",
                "select interaction_id + :shift, received_at, jitter_ms, packet_loss_percent, voice_server, dialled_number,"
                        + " external_channel, internal_channel, client_hung_up_at, agent_hung_up_at from call_quality"
                        + live);
        return rows;
    }

    private Map<String, byte[]> copiedOut() throws Exception {
        Map<String, byte[]> copied = new LinkedHashMap<>();
        try (Connection connection = database.connect()) {
            for (var table : tables().entrySet()) {
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "copy (" + table.getValue().replace(":shift", String.valueOf(SHIFT)) + ") to stdout",
                                rows);
                copied.put(table.getKey(), rows.toByteArray());
            }
        }
        return copied;
    }

    private void copyIn(Map<String, byte[]> rows) throws Exception {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (var table : rows.entrySet()) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table.getKey() + " from stdin", new ByteArrayInputStream(table.getValue()));
            }
            connection.commit();
        }
    }

    /** Leaves the database as it was filled. */
    void forget() {
        for (String table : new String[] {"interaction_tag", "call_quality", "interaction"}) {
            database.number(
                    "delete from " + table + " where received_at >= '2026-01-01' and received_at < '2026-07-01'");
            database.number("vacuum " + table);
        }
        database.number("delete from conversation where id > (select rows + 1000 from benchmark_fill)");
        database.number("delete from interaction_key where interaction_id > (select rows + 1000 from benchmark_fill)");
        database.number("vacuum conversation, interaction_key");
    }
}
