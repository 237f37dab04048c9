package io.rastro.benchmark.fill;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;

/** Fills an empty database: the portal's own schema, dictionaries, then quarter by quarter, two at a time. */
public final class Fill {

    private static final int WORKERS = 2;

    private final DatabaseAccess access;
    private final FillSize size;

    public Fill(DatabaseAccess access, FillSize size) {
        this.access = access;
        this.size = size;
    }

    /** How many interactions the database holds; 0 also when it has no schema yet. */
    public static long rows(DatabaseAccess access) throws SQLException {
        try (Connection connection = access.connect()) {
            return Sql.exists(connection, "select 1 from pg_tables where tablename = 'benchmark_fill'")
                    ? Sql.number(connection, "select rows from benchmark_fill")
                    : 0;
        }
    }

    /** Brings the schema up to date, and adds what the portal learnt to keep since the database was filled. */
    public void complete() throws Exception {
        migrate();
        boolean missing;
        try (Connection connection = access.connect()) {
            missing = Activity.missing(connection);
        }
        if (missing) {
            addActivity();
            Closing.tidy(access);
        }
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(access.url(), access.user(), access.password())
                // A database kept from an earlier state may lack one from before its last.
                .outOfOrder(true)
                .load()
                .migrate();
    }

    public void run() throws Exception {
        migrate();
        Map<GeneratedOutcome, Integer> generatedOutcomes;
        List<SuspendedIndexes> suspended = new ArrayList<>();
        try (Connection connection = access.connect()) {
            for (String table : List.of("contact", "conversation", "interaction_key")) {
                suspended.add(SuspendedIndexes.of(connection, table));
            }
            generatedOutcomes = GeneratedOutcome.store(connection);
            Dictionaries.fill(connection, size);
        }
        loadQuarters(generatedOutcomes);
        inParallel(suspended);
        addActivity();
        Closing.run(access, size);
        Closing.tidy(access);
    }

    private void addActivity() throws Exception {
        List<Work> work = new ArrayList<>();
        try (Connection connection = access.connect()) {
            Activity.name(connection);
        }
        for (int month = 0; month < FillSize.MONTHS; month += 3) {
            LocalDate first = FillSize.FIRST_DAY.plusMonths(month);
            work.add(connection -> Activity.fill(connection, first, size));
        }
        each(work);
        System.out.println("  IVR calls and agent statuses added");
    }

    private void loadQuarters(Map<GeneratedOutcome, Integer> generatedOutcomes) throws Exception {
        Map<String, List<TrafficDay>> quarters = TrafficDay.of(size).stream()
                .collect(Collectors.groupingBy(TrafficDay::quarter, LinkedHashMap::new, Collectors.toList()));
        List<Work> work = new ArrayList<>();
        quarters.forEach((quarter, days) -> work.add(connection -> {
            new QuarterLoad(connection, quarter, size, generatedOutcomes).run(days);
            System.out.println("  " + quarter + " loaded");
        }));
        each(work);
    }

    private void inParallel(List<SuspendedIndexes> suspended) throws Exception {
        List<Work> work = new ArrayList<>();
        suspended.forEach(indexes -> work.add(indexes::restore));
        each(work);
        System.out.println("  keys indexed");
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void each(List<Work> works) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Work work : works) {
                running.add(workers.submit(() -> {
                    try (Connection connection = access.connect();
                            Statement statement = connection.createStatement()) {
                        statement.execute("set maintenance_work_mem = '400MB'; set synchronous_commit = off");
                        work.on(connection);
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        } finally {
            workers.shutdownNow();
        }
    }
}
