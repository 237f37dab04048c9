package io.rastro.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A MariaDB of its own, as Debian's package installs it, on a free port of this machine. */
public final class MariaDbServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Not that of the portal, so that what takes the one for the other is seen. */
    private static final String SERVER_ZONE = "-03:00";

    private static final String READER = "rastro";
    private static final String PASSWORD = "it's \"secret\" $1";

    private static final String ROWS_READ = """
            select sum(variable_value) from information_schema.global_status
            where variable_name in ('HANDLER_READ_NEXT', 'HANDLER_READ_RND_NEXT', 'HANDLER_READ_KEY', 'HANDLER_READ_FIRST')""";

    private final Process process;
    private final int port;

    private MariaDbServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param directory empty; its data is kept there */
    public static MariaDbServer start(Path directory) throws Exception {
        String account = "--user=" + System.getProperty("user.name");
        Path data = directory.resolve("data");
        Path log = directory.resolve("log");
        Process install = new ProcessBuilder(
                        "mariadb-install-db",
                        "--no-defaults",
                        "--skip-test-db",
                        "--auth-root-authentication-method=normal",
                        "--datadir=" + data,
                        account)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (install.waitFor() != 0) {
            throw new IOException(Files.readString(log));
        }
        int port = freePort();
        Process server = new ProcessBuilder(
                        "mariadbd",
                        "--no-defaults",
                        account,
                        "--datadir=" + data,
                        "--socket=" + directory.resolve("socket"),
                        "--pid-file=" + directory.resolve("pid"),
                        "--bind-address=127.0.0.1",
                        "--port=" + port,
                        "--default-time-zone=" + SERVER_ZONE,
                        "--innodb-flush-log-at-trx-commit=0",
                        "--sql-mode=NO_ENGINE_SUBSTITUTION")
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        MariaDbServer started = new MariaDbServer(server, port);
        try {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> started.answers(log));
            started.run(
                    "create database pbx character set utf8mb4",
                    "create user '%s'@'127.0.0.1' identified by '%s'".formatted(READER, PASSWORD.replace("'", "''")),
                    "grant select on pbx.* to '%s'@'127.0.0.1'".formatted(READER));
            return started;
        } catch (Exception failed) {
            started.close();
            throw failed;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers(Path log) throws Exception {
        if (!process.isAlive()) {
            throw new AssertionError(Files.readString(log));
        }
        run("select 1");
        return true;
    }

    /** As its administrator, in no database. */
    public void run(String... statements) throws SQLException {
        try (Connection connection = administrator();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The statements of a file, in an empty "pbx" or in the one there is. */
    public void script(Path file, boolean empty, String... before) throws IOException, SQLException {
        List<String> statements = new ArrayList<>();
        if (empty) {
            statements.addAll(List.of("drop database pbx", "create database pbx character set utf8mb4"));
        }
        statements.add("use pbx");
        statements.addAll(List.of(before));
        Stream.of(Files.readString(file).replaceAll("(?m)^--.*$", "").split(";\\s*\\n", -1))
                .filter(statement -> !statement.isBlank())
                .forEach(statements::add);
        run(statements.toArray(String[]::new));
    }

    /** How many rows its storage engines have handed out so far, to whoever asked. */
    public long rowsRead() throws SQLException {
        try (Connection connection = administrator();
                Statement statement = connection.createStatement();
                ResultSet sum = statement.executeQuery(ROWS_READ)) {
            sum.next();
            return sum.getLong(1);
        }
    }

    private Connection administrator() throws SQLException {
        return DriverManager.getConnection("jdbc:mariadb://127.0.0.1:%d/".formatted(port), "root", "");
    }

    /** What a source has to be told to read "pbx", by a user who may do nothing else. */
    public Map<String, String> access() {
        return Map.of(
                "jdbcUrl", "jdbc:mariadb://127.0.0.1:%d/pbx".formatted(port), "user", READER, "password", PASSWORD);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
