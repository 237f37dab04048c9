package io.rastro.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The scripts that an operator runs, against a PostgreSQL as Debian installs it. */
@Tag("proxies")
class BackupTests {

    private static final String CALLS = "/interactions.csv?media=VOICE&dialect=script&from=2025-03-01&to=2025-03-31";

    private static final String RECORDING = "recordings/2025/call.txt";
    private static final int ROWS = 50;
    private static final String ROW = "{\"externalId\":\"%d\",\"medium\":\"VOICE\","
            + "\"receivedAt\":\"2025-03-04T10:00:00-03:00\",\"finishedAt\":\"2025-03-04T10:05:00-03:00\","
            + "\"protocol\":\"P%d\",\"service\":\"Suporte\",\"status\":\"service completed\"}";

    @TempDir
    Path directory;

    private int port;

    private InstalledPostgres postgres;

    @BeforeEach
    void install() throws Exception {
        postgres = InstalledPostgres.start();
        port = PortalProcess.freePort();
    }

    @AfterEach
    void remove() throws Exception {
        postgres.stop();
    }

    @Test
    void roleOfThePortalIsNoSuperuserAndNobodyReachesTheSuperuserOverTheNetwork() throws Exception {
        assertThat(postgres.query("rastro", """
                        select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls
                        from pg_roles where rolname = current_user""")).isEqualTo("f");
        Map<String, String> superuser = new HashMap<>(postgres.environment("rastro"));
        superuser.put("PGUSER", "postgres");
        assertThat(InstalledPostgres.attempt(superuser, List.of("psql", "--no-password", "-c", "select 1"))
                        .exitCode())
                .isNotZero();
    }

    @Test
    void restoredBackupAnswersAsTheOriginalDid() throws Exception {
        Path home = Files.createDirectory(directory.resolve("home"));
        String before = fillAndRead(home);
        Path backup = directory.resolve("backup");
        script("backup", "rastro", home, backup);
        postgres.create("restored");
        Path restored = directory.resolve("restored-home");
        script("restore", "restored", restored, backup);
        assertThat(Files.readString(restored.resolve(RECORDING))).isEqualTo("as it was");
        assertThat(restored.resolve("rastro.lock")).doesNotExist();
        try (PortalProcess portal = start("restored", restored)) {
            assertThat(new PortalClient(port).signIn("admin").get(CALLS).body())
                    .as(portal.output())
                    .isEqualTo(before);
        }
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        Path home = Files.createDirectory(directory.resolve("home"));
        fillAndRead(home);
        Path backup = directory.resolve("backup");
        script("backup", "rastro", home, backup);
        Map<String, String> again = environment("rastro", home);
        assertThat(attempt(again, "backup", backup)).contains("exists already");
        assertThat(attempt(again, "restore", backup)).contains("is not empty");
        again.put("RASTRO_HOME", directory.resolve("other").toString());
        assertThat(attempt(again, "restore", backup)).contains("The database is not empty");
        Files.writeString(backup.resolve("home.tar"), "cut off");
        assertThat(attempt(again, "restore", backup)).contains("home.tar: FAILED");
    }

    private String fillAndRead(Path home) throws Exception {
        try (PortalProcess portal = start("rastro", home)) {
            Path recording = home.resolve(RECORDING);
            Files.createDirectories(recording.getParent());
            Files.writeString(recording, "as it was");
            send(IntStream.range(0, ROWS)
                    .mapToObj(number -> ROW.formatted(number, number))
                    .collect(Collectors.joining("\n")));
            String read = new PortalClient(port).signIn("admin").get(CALLS).body();
            assertThat(read.lines()).as(portal.output()).hasSize(ROWS + 1);
            return read;
        }
    }

    private void send(String rows) throws Exception {
        Map<String, String> datasource = postgres.datasource("rastro");
        String token = TestTokens.issue(
                JdbcClient.create(new DriverManagerDataSource(
                        String.valueOf(datasource.get("SPRING_DATASOURCE_URL")),
                        "rastro",
                        InstalledPostgres.ROLE_PASSWORD)),
                "backup");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/interactions"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(rows))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    private PortalProcess start(String database, Path home) throws Exception {
        Map<String, String> environment = new HashMap<>(postgres.datasource(database));
        environment.put("RASTRO_ADMIN_PASSWORD", TestAccounts.PASSWORD);
        return PortalProcess.start(home, port, environment).awaitReady();
    }

    private void script(String name, String database, Path home, Path backup) throws Exception {
        InstalledPostgres.run(environment(database, home), command(name, backup));
    }

    private static String attempt(Map<String, String> environment, String name, Path backup) throws Exception {
        InstalledPostgres.Finished finished = InstalledPostgres.attempt(environment, command(name, backup));
        assertThat(finished.exitCode()).isNotZero();
        return finished.output();
    }

    private static List<String> command(String name, Path backup) {
        return List.of(Path.of(".docker", name).toAbsolutePath().toString(), backup.toString());
    }

    private Map<String, String> environment(String database, Path home) {
        Map<String, String> environment = new HashMap<>(postgres.environment(database));
        environment.put("RASTRO_HOME", home.toString());
        return environment;
    }
}
