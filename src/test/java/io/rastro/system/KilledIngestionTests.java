package io.rastro.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills portal and database with SIGKILL while interactions stream in, again and again, and sends again what was not
 * acknowledged. When to kill is counted in acknowledged requests and sent lines, never in time.
 */
class KilledIngestionTests {

    private static final String TOKEN = "rastro_killed-again-and-again";
    private static final int ROUNDS = 3;
    private static final int REQUESTS = 24;
    private static final int LINES = 200;
    /** The request that is under way when the blow falls spans several transactions. */
    private static final int VICTIM_LINES = 3000;

    private final Random random = new Random(20251103);
    private final Set<String> acknowledged = new TreeSet<>();
    private final int port = freePort();

    @TempDir
    Path directory;

    private static int freePort() {
        try {
            return PortalProcess.freePort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void noAcknowledgedRowIsLostAndNoneIsDoubled() throws Exception {
        Deque<Integer> unsent =
                new ArrayDeque<>(IntStream.range(0, REQUESTS).boxed().toList());
        for (int round = 0; round < ROUNDS; round++) {
            EmbeddedHome home = new EmbeddedHome(directory);
            try (PortalProcess portal =
                    PortalProcess.start(directory, port, Map.of()).awaitReady()) {
                allowToken(home);
                assertWhole(home);
                for (int request = 1 + random.nextInt(REQUESTS / ROUNDS); request > 0; request--) {
                    send(unsent.element(), LINES);
                    unsent.remove();
                }
                sendAndKill(round, portal, home);
            }
        }
        try (PortalProcess portal =
                PortalProcess.start(directory, port, Map.of()).awaitReady()) {
            EmbeddedHome home = new EmbeddedHome(directory);
            assertWhole(home);
            while (!unsent.isEmpty()) {
                send(unsent.remove(), LINES);
            }
            for (int round = 0; round < ROUNDS; round++) {
                send(REQUESTS + round, VICTIM_LINES);
            }
            assertWhole(home);
            assertThat(acknowledged).hasSize(REQUESTS * LINES + ROUNDS * VICTIM_LINES);
            assertThat(keys(home)).isEqualTo(acknowledged);
            assertThat(portal.output()).doesNotContain("OutOfMemory");
        }
    }

    /** The last rows of the request are held back, so that it cannot be through before the blow. */
    private void sendAndKill(int round, PortalProcess portal, EmbeddedHome home) throws Exception {
        int blow = VICTIM_LINES / 4 + random.nextInt(VICTIM_LINES / 2);
        ProcessHandle database = home.server();
        boolean databaseFirst = random.nextBoolean();
        InputStream body = new Body(lines(REQUESTS + round, VICTIM_LINES), blow, () -> {
            if (databaseFirst) {
                database.destroyForcibly();
            }
            portal.kill();
            database.destroyForcibly();
        });
        try {
            HttpResponse<String> answer = post(HttpRequest.BodyPublishers.ofInputStream(() -> body));
            assertThat(answer.statusCode()).isNotEqualTo(200);
        } catch (IOException cutOff) {
            assertThat(cutOff).isNotNull();
        }
        database.onExit().join();
    }

    private void send(int request, int lines) throws Exception {
        HttpResponse<String> answer = post(HttpRequest.BodyPublishers.ofString(String.join("", lines(request, lines))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"rejected\":0");
        IntStream.range(0, lines).forEach(line -> acknowledged.add(id(request, line)));
    }

    private HttpResponse<String> post(HttpRequest.BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/interactions"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/x-ndjson")
                .POST(body)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String id(int request, int line) {
        return "r" + request + "-" + line;
    }

    private static List<String> lines(int request, int lines) {
        return IntStream.range(0, lines)
                .mapToObj(line -> """
                        {"externalId": "%s", "medium": "WHATSAPP", "receivedAt": "2025-11-03T12:00:00Z", \
                        "finishedAt": "2025-11-03T12:10:00Z", "status": "service completed", "service": "S%d", \
                        "agent": "A%d", "contact": {"externalId": "c%d"}, "tags": ["T%d"], "messages": [\
                        {"sentAt": "2025-11-03T12:00:00Z", "sender": "CLIENT", "text": "oi"}, \
                        {"sentAt": "2025-11-03T12:01:00Z", "sender": "AGENT", "text": "olá"}]}
                        """.formatted(id(request, line), line % 7, line % 11, line % 101, line % 5))
                .toList();
    }

    private static void allowToken(EmbeddedHome home) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.UTF_8));
        try (Connection database = home.connect();
                PreparedStatement insert = database.prepareStatement("insert into api_token (name, token_hash, source,"
                        + " created_at) values ('test', ?, 'kill', now()) on conflict do nothing")) {
            insert.setBytes(1, hash);
            insert.executeUpdate();
        }
    }

    /** What was acknowledged is there; what is there is whole and there once. */
    private void assertWhole(EmbeddedHome home) throws Exception {
        assertThat(keys(home).containsAll(acknowledged)).isTrue();
        try (Connection database = home.connect();
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("""
                        select (select count(*) from interaction_key) - (select count(*) from interaction),
                               (select count(*) from interaction) - (select count(distinct id) from interaction),
                               (select count(*) from interaction) * 2 - (select count(*) from message),
                               (select count(*) from interaction) - (select count(*) from interaction_tag),
                               (select count(*) from interaction_key k where not exists (select from interaction i
                                   where i.id = k.interaction_id and i.received_at = k.received_at))""")) {
            row.next();
            for (int column = 1; column <= 5; column++) {
                assertThat(row.getInt(column)).as("difference " + column).isZero();
            }
        }
    }

    private static Set<String> keys(EmbeddedHome home) throws Exception {
        Set<String> keys = new TreeSet<>();
        try (Connection database = home.connect();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select external_id from interaction_key")) {
            while (rows.next()) {
                assertThat(keys.add(rows.getString(1))).isTrue();
            }
        }
        return keys;
    }

    /** Something that may fail as a process may. */
    private interface Blow {
        void strike() throws Exception;
    }

    /** Hands out line after line, and strikes before one of them. */
    private static final class Body extends InputStream {
        private final List<String> lines;
        private final int blowBefore;
        private final Blow blow;
        private int next;
        private byte[] line = {};
        private int position;

        Body(List<String> lines, int blowBefore, Blow blow) {
            this.lines = lines;
            this.blowBefore = blowBefore;
            this.blow = blow;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            if (position == line.length && !advance()) {
                return -1;
            }
            int count = Math.min(length, line.length - position);
            System.arraycopy(line, position, target, from, count);
            position += count;
            return count;
        }

        private boolean advance() throws IOException {
            if (next == lines.size()) {
                return false;
            }
            if (next == blowBefore) {
                strike();
            }
            line = lines.get(next++).getBytes(StandardCharsets.UTF_8);
            position = 0;
            return true;
        }

        private void strike() throws IOException {
            try {
                blow.strike();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
