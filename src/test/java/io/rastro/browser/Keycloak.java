package io.rastro.browser;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A real Keycloak on this machine, as its distribution is; the Maven profile {@code keycloak} unpacks it. */
final class Keycloak implements AutoCloseable {

    private static final Path UNPACKED = Path.of("target", "keycloak");
    private static final String ADMINISTRATOR = "administrator";
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final Process process;
    private final Path log;

    private Keycloak(int port, Process process, Path log) {
        this.address = "http://localhost:" + port;
        this.process = process;
        this.log = log;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param directory for what it writes */
    static Keycloak start(int port, Path directory) throws IOException {
        Path log = directory.resolve("keycloak.log");
        ProcessBuilder command = new ProcessBuilder(
                script().toString(),
                "start-dev",
                "--db=dev-mem",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + freePort());
        command.environment()
                .putAll(Map.of(
                        "KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", ADMINISTRATOR,
                        "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m"));
        Process process = command.redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()))
                .start();
        Keycloak keycloak = new Keycloak(port, process, log);
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(keycloak::answers);
        } catch (RuntimeException notStarted) {
            keycloak.close();
            throw new IllegalStateException(Files.readString(log), notStarted);
        }
        return keycloak;
    }

    private static Path script() throws IOException {
        if (!Files.isDirectory(UNPACKED)) {
            throw new IllegalStateException("Keycloak is not there: ./mvnw -Pkeycloak test unpacks it");
        }
        try (Stream<Path> versions = Files.list(UNPACKED)) {
            Path script = versions.map(version -> version.resolve("bin").resolve("kc.sh"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            // Unpacked by Maven it may not be run yet.
            if (!script.toFile().setExecutable(true)) {
                throw new IOException("Cannot be made executable: " + script);
            }
            return script.toAbsolutePath();
        }
    }

    private boolean answers() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException(Files.readString(log));
        }
        try {
            return send(HttpRequest.newBuilder(URI.create(address + "/realms/master")))
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    static String issuer(int port, String realm) {
        return "http://localhost:" + port + "/realms/" + realm;
    }

    /** Makes a realm of an export of one. */
    void importRealm(String json) throws IOException, InterruptedException {
        administer("/admin/realms", "POST", json);
    }

    /** Whether the person may sign in there from now on. */
    void enable(String realm, String username, boolean enabled) throws IOException, InterruptedException {
        String users = "/admin/realms/" + realm + "/users";
        List<?> found = JSON.readValue(administer(users + "?exact=true&username=" + username, "GET", ""), List.class);
        Object id = ((Map<?, ?>) found.get(0)).get("id");
        administer(users + "/" + id, "PUT", "{\"enabled\": " + enabled + "}");
    }

    private String administer(String path, String method, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
        if (answer.statusCode() >= 300) {
            throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private String token() throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=admin-cli&username=%1$s&password=%1$s".formatted(ADMINISTRATOR);
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(address + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
        return JSON.readTree(answer.body()).required("access_token").asString();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The script has put itself in the place of Java, so that this is the server. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }
}
