package io.rastro.benchmark;

import io.rastro.benchmark.fill.DatabaseAccess;
import io.rastro.benchmark.fill.Fill;
import io.rastro.benchmark.fill.FillSize;
import io.rastro.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The filled database: the one named, or an embedded one that is kept for the next run. */
final class Database implements AutoCloseable {

    private static final String NAME = "rastro";

    /** For filling only: what a crash would lose is filled again. */
    private static final Map<String, String> UNSAFE = Map.of(
            "fsync", "off",
            "full_page_writes", "off",
            "wal_level", "minimal",
            "max_wal_senders", "0",
            "max_wal_size", "8GB",
            "autovacuum", "off");

    private static final Map<String, String> COUNTING = Map.of("shared_preload_libraries", "pg_stat_statements");

    private final DatabaseAccess access;
    private final @Nullable PostgresServer server;

    private Database(DatabaseAccess access, @Nullable PostgresServer server) {
        this.access = access;
        this.server = server;
    }

    static Database filled(Options options) throws Exception {
        if (options.url() != null) {
            Database named = new Database(new DatabaseAccess(options.url(), options.user(), options.password()), null);
            named.fill(options);
            return named;
        }
        try (Database filling = embedded(options.home(), UNSAFE)) {
            filling.fill(options);
        }
        Database measured = embedded(options.home(), COUNTING);
        measured.countStatements();
        return measured;
    }

    /** An embedded one without a row, whichever is named. */
    static Database empty(Path home) throws IOException, SQLException {
        FileSystemUtils.deleteRecursively(home);
        Database empty = embedded(home, COUNTING);
        empty.countStatements();
        return empty;
    }

    private static Database embedded(Path home, Map<String, String> changes) throws IOException, SQLException {
        Map<String, String> settings = new HashMap<>(PostgresServer.SETTINGS);
        settings.putAll(changes);
        PostgresServer server = PostgresServer.start(home, settings);
        server.administration().ensureRole(NAME);
        server.administration().ensureDatabase(NAME, NAME);
        return new Database(new DatabaseAccess(server.jdbcUrl(NAME), NAME, server.password()), server);
    }

    private void countStatements() throws SQLException {
        try (Connection administrator = DriverManager.getConnection(access.url(), "postgres", access.password());
                Statement statement = administrator.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
        }
    }

    private void fill(Options options) throws Exception {
        long present = Fill.rows(access);
        if (present == 0) {
            long begin = System.nanoTime();
            System.out.printf("Filling with %,d interactions%n", options.rows());
            new Fill(access, new FillSize(options.rows())).run();
            System.out.printf("Filled in %d s%n", (System.nanoTime() - begin) / 1_000_000_000);
        } else if (present != options.rows()) {
            throw new IllegalStateException(
                    "The database holds %,d interactions, not %,d: name another home or the same number"
                            .formatted(present, options.rows()));
        } else {
            new Fill(access, new FillSize(options.rows())).complete();
        }
    }

    DatabaseAccess access() {
        return access;
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
