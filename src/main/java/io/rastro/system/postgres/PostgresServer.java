package io.rastro.system.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL over the data directory in a home, on loopback and a port of its own, open to its password
 * only. One process at a time may use a home.
 */
public final class PostgresServer implements AutoCloseable {

    static final String SUPERUSER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);
    private static final String STOP_SECONDS = "120";
    private static final String START_SECONDS = "300";
    private static final long LOG_BYTES = 10_000_000;
    private static final int PORT_ATTEMPTS = 3;

    private final HomeLock lock;
    private final ServerBinaries binaries;
    private final DataDirectory data;
    private final Command command;
    private final ServerPassword password;
    private final int port;

    private PostgresServer(
            HomeLock lock,
            ServerBinaries binaries,
            DataDirectory data,
            Command command,
            ServerPassword password,
            int port) {
        this.lock = lock;
        this.binaries = binaries;
        this.data = data;
        this.command = command;
        this.password = password;
        this.port = port;
    }

    /**
     * Starts the server, creating the home on the first start and recovering after any kind of crash.
     *
     * @param settings server settings by name; values without blanks
     * @throws EmbeddedServerException with a reason for people when it cannot
     */
    public static PostgresServer start(Path home, Map<String, String> settings) throws IOException {
        Path place = home.toAbsolutePath().normalize();
        OwnerOnly.createDirectories(place);
        HomeLock lock = HomeLock.take(place);
        try {
            return start(place, settings, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static PostgresServer start(Path home, Map<String, String> settings, HomeLock lock) throws IOException {
        DataDirectory data = DataDirectory.in(home);
        ServerBinaries binaries = ServerBinaries.in(home);
        ServerPassword password = ServerPassword.in(home);
        Command command = new Command(ServerUser.choose(home), home);
        data.prepare(binaries, password, command);
        new OrphanServer(data, binaries, command).stop();
        int port = launch(data, binaries, command, settings);
        return new PostgresServer(lock, binaries, data, command, password, port);
    }

    private static int launch(
            DataDirectory data, ServerBinaries binaries, Command command, Map<String, String> settings)
            throws IOException {
        Path serverLog = data.home().resolve("database.log");
        if (Files.exists(serverLog) && Files.size(serverLog) > LOG_BYTES) {
            Files.delete(serverLog);
        }
        String said = "";
        for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
            int port = freePort();
            Command.Result result = command.run(startCommand(data, binaries, serverLog, port, settings));
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
                "Its own log, " + serverLog + ", says why. No data was changed.");
    }

    private static List<String> startCommand(
            DataDirectory data, ServerBinaries binaries, Path serverLog, int port, Map<String, String> settings) {
        String options = settings.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
        return List.of(
                binaries.program("pg_ctl"),
                "start",
                "--wait",
                "--timeout=" + START_SECONDS,
                "--pgdata=" + data.path(),
                "--log=" + serverLog,
                "--options=-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= " + options);
    }

    static List<String> stopCommand(ServerBinaries binaries, DataDirectory data) {
        return List.of(
                binaries.program("pg_ctl"),
                "stop",
                "--mode=fast",
                "--wait",
                "--timeout=" + STOP_SECONDS,
                "--pgdata=" + data.path());
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

    public Path dataDirectory() {
        return data.path();
    }

    /** The password of every role this package makes. */
    public String password() {
        return password.value();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public DatabaseAdministration administration() {
        return new DatabaseAdministration(this);
    }

    @Override
    public void close() throws IOException {
        try {
            Command.Result result = command.run(stopCommand(binaries, data));
            if (result.exitCode() != 0) {
                log.error("PostgreSQL on {} did not stop: {}", data.path(), result.output());
            }
        } finally {
            lock.close();
        }
    }
}
