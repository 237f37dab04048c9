package io.rastro.testing;

import io.rastro.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL of this test run. Its files stay under {@code target/} between runs, its databases do not. */
public final class TestDatabase {

    private static final String ROLE = "rastro";
    private static final String PREFIX = "test_";
    /** Which of the JVMs that share a run this one is; each has a server of its own. */
    private static final String FORK = System.getProperty("rastro.test.fork", "");

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Tests may lose their data with the machine, so they need not wait for the disk. */
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "shared_buffers", "128MB",
            "random_page_cost", "1.1",
            "jit", "off",
            "max_connections", "200",
            "timezone", "UTC");

    private static @Nullable PostgresServer server;

    private TestDatabase() {}

    static synchronized void start() throws IOException, SQLException {
        server = PostgresServer.start(Path.of("target", "postgres" + FORK), SETTINGS);
        for (String left : databases()) {
            server.administration().dropDatabase(left);
        }
        server.administration().ensureRole(ROLE);
    }

    static synchronized void stop() throws IOException {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /** The JDBC URL of a new, empty database, owned by {@link #username()}. */
    public static String fresh() {
        String name = PREFIX + COUNT.incrementAndGet();
        try {
            running().administration().ensureDatabase(name, ROLE);
        } catch (SQLException e) {
            throw new IllegalStateException("no fresh database", e);
        }
        return running().jdbcUrl(name);
    }

    public static String username() {
        return ROLE;
    }

    public static String password() {
        return running().password();
    }

    /** A connection with every right, for what a customer's administrator would do. */
    public static Connection administrator(String jdbcUrl) throws SQLException {
        return DriverManager.getConnection(jdbcUrl, "postgres", password());
    }

    private static PostgresServer running() {
        if (server == null) {
            throw new IllegalStateException("TestDatabaseListener did not run; is it in META-INF/services?");
        }
        return server;
    }

    private static List<String> databases() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = administrator(running().jdbcUrl("postgres"));
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select datname from pg_database where datname like 'test\\_%'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** A home of its own for a portal on a new database: what is kept there is compared with what is in the database. */
    static String home() {
        return Path.of("target", "homes", UUID.randomUUID().toString()).toString();
    }
}
