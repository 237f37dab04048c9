package io.rastro.system;

import io.rastro.RastroApplication;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The portal in a process of its own, as a person starts it. */
final class PortalProcess implements AutoCloseable {

    private static final long SECONDS = 300;

    private final Process process;
    private final int port;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

    private PortalProcess(Process process, int port) {
        this.process = process;
        this.port = port;
        Thread reader = new Thread(this::read, "portal-output");
        reader.setDaemon(true);
        reader.start();
    }

    static PortalProcess start(Path home, int port, Map<String, String> environment) throws IOException {
        return start(command(), home, port, environment);
    }

    /** One that may write no file larger than so many kibibytes, as where a disk or a quota is full. */
    static PortalProcess startLimited(int kibibytes, Path home, int port, Map<String, String> environment)
            throws IOException {
        List<String> limited =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kibibytes + " && exec \"$@\"", "limited"));
        limited.addAll(command());
        return start(limited, home, port, environment);
    }

    /** One to which permissions of files apply also where the tests run as root. */
    static PortalProcess startWithPermissions(Path home, int port, Map<String, String> environment) throws IOException {
        List<String> held = new ArrayList<>(List.of(
                "bash",
                "-c",
                "[ $(id -u) != 0 ] || exec setpriv --bounding-set -dac_override,-dac_read_search \"$@\"; exec \"$@\"",
                "held"));
        held.addAll(command());
        return start(held, home, port, environment);
    }

    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                classPath(),
                RastroApplication.class.getName());
    }

    private static PortalProcess start(List<String> command, Path home, int port, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("RASTRO_"));
        builder.environment().put("RASTRO_HOME", home.toString());
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        builder.environment().put("RASTRO_DEMO_ENABLED", "false");
        builder.environment().putAll(environment);
        return new PortalProcess(builder.start(), port);
    }

    /** What the portal is made of, without the tests. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void read() {
        try (var lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (line.contains("Rastro is ready")) {
                    ready.complete(true);
                }
            }
        } catch (IOException e) {
            ready.completeExceptionally(new UncheckedIOException(e));
        }
        ready.complete(false);
    }

    PortalProcess awaitReady() throws Exception {
        if (!ready.get(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the portal did not become ready:\n" + output());
        }
        return this;
    }

    /** Waits for the end and answers with the exit code. */
    int awaitEnd() throws Exception {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the portal did not end:\n" + output());
        }
        ready.get(SECONDS, TimeUnit.SECONDS);
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    int status() throws Exception {
        return status("127.0.0.1");
    }

    /** The status of the answer to a request to one of the machine's addresses. */
    int status(String host) throws Exception {
        URI page = URI.create("http://" + host + ":" + port + "/");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** An address of this machine that is not the one programs on it use among themselves. */
    static String otherAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst()
                .orElse("127.0.0.2");
    }

    String output() {
        return String.join("\n", output);
    }

    /** Asks it to end, as Ctrl-C and a service manager do. */
    int stop() throws Exception {
        process.destroy();
        return awaitEnd();
    }

    /** Asks it to end, and does not wait. */
    void terminate() {
        process.destroy();
    }

    /** The power cut of a process: SIGKILL. */
    void kill() throws Exception {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }
}
