package io.rastro.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL over the data directory in a home, on loopback and a port of its own, open to its password
 * only. One process at a time may use a home.
 */
public final class PostgresServer implements AutoCloseable {

    static final String SUPERUSER = "postgres";

    /** Sized for millions of rows on a machine of two cores that other programs use as well. */
    public static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("shared_buffers", "256MB"),
            Map.entry("effective_cache_size", "1GB"),
            Map.entry("work_mem", "16MB"),
            Map.entry("maintenance_work_mem", "128MB"),
            Map.entry("max_connections", "60"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("wal_compression", "on"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            Map.entry("log_checkpoints", "off"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("timezone", "UTC"));

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

    private final HomeLock lock;
    private final ServerControl control;
    private final ServerPassword password;
    private final int port;
    private final ServerWatch watch;

    private PostgresServer(HomeLock lock, ServerControl control, ServerPassword password, int port, ServerWatch watch) {
        this.watch = watch;
        this.lock = lock;
        this.control = control;
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
        HomeLock lock = HomeLock.take(home.toAbsolutePath().normalize());
        try {
            return start(home.toRealPath(), settings, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static PostgresServer start(Path home, Map<String, String> settings, HomeLock lock) throws IOException {
        ServerUser user = ServerUser.choose(home);
        ServerBinaries binaries = ServerBinaries.in(user.placeOfBinaries(home));
        ServerPassword password = ServerPassword.in(home);
        Command command = new Command(user, home);
        DataDirectory data = DataDirectory.in(home);
        data.prepare(binaries, password, command);
        ServerControl control = new ServerControl(data, binaries, command);
        new OrphanServer(control).stop();
        int port = control.start(settings);
        return new PostgresServer(lock, control, password, port, ServerWatch.over(control, port, settings));
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
        watch.close();
        try {
            Command.Result result = control.stop();
            if (result.exitCode() != 0) {
                log.error("PostgreSQL on {} did not stop: {}", control.data().path(), result.output());
            }
        } finally {
            lock.close();
        }
    }
}
