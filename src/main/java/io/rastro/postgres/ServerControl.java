package io.rastro.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Starts and stops the server through {@code pg_ctl}, which also detaches it from the terminal's Ctrl-C. */
record ServerControl(DataDirectory data, ServerBinaries binaries, Command command) {

    private static final String START_SECONDS = "300";
    private static final String STOP_SECONDS = "120";
    private static final long LOG_BYTES = 10_000_000;
    private static final int PORT_ATTEMPTS = 3;

    /** Answers with the port the server listens on. */
    int start(Map<String, String> settings) throws IOException {
        String said = "";
        for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
            int port = freePort();
            Command.Result result = start(port, settings);
            if (result.exitCode() == 0) {
                return port;
            }
            said = result.output();
            if (isFree(port)) {
                break;
            }
        }
        throw new EmbeddedServerException(
                "The embedded PostgreSQL did not start: " + said,
                "Its own log, " + log() + ", says why. No data was changed.");
    }

    Command.Result start(int port, Map<String, String> settings) throws IOException {
        prepare(log());
        return command.run(startCommand(log(), port, settings));
    }

    private Path log() {
        return data.home().resolve("database.log");
    }

    Command.Result stop() throws IOException {
        return command.run(List.of(
                binaries.program("pg_ctl"),
                "stop",
                "--mode=fast",
                "--wait",
                "--timeout=" + STOP_SECONDS,
                "--pgdata=" + data.path()));
    }

    private void prepare(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
            Files.delete(log);
        }
        if (Files.exists(log)) {
            command.user().own(log);
        }
    }

    private List<String> startCommand(Path log, int port, Map<String, String> settings) {
        String options = settings.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
        return List.of(
                binaries.program("pg_ctl"),
                "start",
                "--wait",
                "--timeout=" + START_SECONDS,
                "--pgdata=" + data.path(),
                "--log=" + log,
                "--options=-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= " + options);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Whether the start failed for another reason than someone having taken the port in between. */
    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
