package io.rastro.benchmark;

import io.rastro.benchmark.fill.DatabaseAccess;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged portal, in a process and with a heap of its own. */
final class Portal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long SECONDS_TO_STOP = 60;
    /** One for all: a client made for each question would take the time of the start that is measured. */
    private static final HttpClient ASKING = HttpClient.newHttpClient();

    private static final String JAVA_HOME = System.getProperty("java.home");
    static final String JAVA = Path.of(JAVA_HOME, "bin", "java").toString();

    private final Process process;
    private final int port;
    private final double startSeconds;

    private Portal(Process process, int port, double startSeconds) {
        this.process = process;
        this.port = port;
        this.startSeconds = startSeconds;
    }

    /**
     * Starts it and waits for its first answer.
     *
     * @param command what follows {@code java}, the heap apart
     */
    static Portal start(Options options, DatabaseAccess access, List<String> command) throws Exception {
        return start(options, access, command, Map.of());
    }

    /** @param settings of the environment, beside what every portal is started with */
    static Portal start(Options options, DatabaseAccess access, List<String> command, Map<String, String> settings)
            throws Exception {
        int port = freePort();
        List<String> line = new ArrayList<>(List.of(JAVA, "-Xmx" + options.heap()));
        line.addAll(command);
        Files.createDirectories(options.output());
        File log = options.output().resolve("portal.log").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log);
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("RASTRO_"));
        builder.environment().put("SPRING_DATASOURCE_URL", access.url());
        builder.environment().put("SPRING_DATASOURCE_USERNAME", access.user());
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", access.password());
        builder.environment()
                .put(
                        "RASTRO_HOME",
                        options.output().resolve("portal").toAbsolutePath().toString());
        builder.environment().put("RASTRO_ADMIN_PASSWORD", "cavalo bateria grampo");
        builder.environment().put("SERVER_ADDRESS", "127.0.0.1");
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        builder.environment().putAll(settings);
        long begin = System.nanoTime();
        Process process = builder.start();
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                process.destroy();
                throw new IllegalStateException("The portal did not start, see " + log);
            }
            Thread.sleep(20);
        }
        return new Portal(process, port, (System.nanoTime() - begin) / 1e9);
    }

    static List<String> jar() throws IOException {
        try (var files = Files.list(Path.of("target"))) {
            return List.of(
                    "-jar",
                    files.map(Path::toString)
                            .filter(name -> name.matches(".*rastro-[^/]*\\.jar"))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("No packaged portal in target/")));
        }
    }

    private static boolean answers(int port) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in"))
                    .build();
            return ASKING.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    double startSeconds() {
        return startSeconds;
    }

    /** What is on the heap after a full collection, in megabytes. */
    double liveMegabytes() throws IOException {
        Process histogram = new ProcessBuilder(
                        Path.of(JAVA_HOME, "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        "GC.class_histogram")
                .start();
        try (var lines = histogram.inputReader()) {
            String total = lines.lines()
                    .filter(line -> line.startsWith("Total"))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(total.split("\\s+")[2]) / 1e6;
        }
    }

    /** What the process occupies, in megabytes; NaN where the system does not tell. */
    double residentMegabytes() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (Files.notExists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1e3)
                .findFirst()
                .orElse(Double.NaN);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(SECONDS_TO_STOP, TimeUnit.SECONDS).join();
    }
}
