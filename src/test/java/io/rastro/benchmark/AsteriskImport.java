package io.rastro.benchmark;

import io.rastro.benchmark.BenchmarkResults.Table;
import io.rastro.source.asterisk.ExchangeFiles;
import io.rastro.source.asterisk.ExchangeGenerator.Totals;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of a generated Asterisk followed by a portal of its own over an empty database, against COPY of the very rows that
 * resulted into the very same tables, emptied, all indexes and triggers live.
 */
final class AsteriskImport {

    private static final String HEAP = "-Xmx512m";
    private static final int SEED = 15;
    private static final String SOURCE = "exchange";
    /** At which the heap is looked at first. */
    private static final int FIRST_CALLS = 100_000;

    private static final int GLANCE_MS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What an import fills, in an order that foreign keys allow; the names of agents, queues and menus stay. */
    private static final List<String> TABLES = List.of(
            "contact",
            "contact_identity",
            "conversation",
            "interaction_key",
            "interaction",
            "interaction_event",
            "call_quality",
            "ivr_call_key",
            "ivr_call");

    private static final String COLUMNS = """
            select string_agg(column_name, ', ' order by ordinal_position) from information_schema.columns
            where table_schema = 'public' and is_generated = 'NEVER' and table_name = '%s'""";

    private final Path directory;
    private final ExchangeFiles exchange;
    private final int calls;
    private final BarePostgres database;

    private AsteriskImport(Path directory, ExchangeFiles exchange, int calls, BarePostgres database) {
        this.directory = directory;
        this.exchange = exchange;
        this.calls = calls;
        this.database = database;
    }

    /** What one way took. */
    private record Taken(double seconds, double cpuSeconds) {

        void tell(Table table, String way, int calls) {
            table.row(way, seconds, calls / seconds, cpuSeconds * 1e6 / calls);
        }
    }

    /** @param portal the command that starts it, without a heap */
    static void measure(Options options, List<String> portal, BenchmarkResults results) throws Exception {
        Path directory = Files.createDirectories(options.output().resolve("exchange"));
        System.out.printf("Writing the files of %,d calls%n", options.calls());
        ExchangeFiles exchange = ExchangeFiles.write(directory, options.calls(), SEED);
        List<String> command = new ArrayList<>(List.of(HEAP));
        command.addAll(portal);
        try (Database empty = Database.empty(options.home().resolveSibling("asterisk"))) {
            BarePostgres database = new BarePostgres(empty.access());
            AsteriskImport part = new AsteriskImport(directory, exchange, options.calls(), database);
            Taken following;
            CpuTime processors;
            try (Portal started = Portal.start(options, empty.access(), command)) {
                processors = new CpuTime(started.process(), database);
                following = part.follow(started, processors, results);
            }
            Taken copying = part.copy(processors);
            part.compare(following, copying, results);
        }
    }

    private Taken follow(Portal portal, CpuTime processors, BenchmarkResults results) throws Exception {
        long firstLines = exchange.lines() * Math.min(FIRST_CALLS, calls) / calls;
        double[] live = new double[2];
        Timing time = new Timing();
        double cpu = processors.of(() -> time.time(() -> {
            connect();
            await("events_read >= " + firstLines, portal);
            live[0] = portal.liveMegabytes();
            await("events_read >= " + exchange.lines(), portal);
        }));
        live[1] = portal.liveMegabytes();
        // What was read last is closed when nothing more has come for a while.
        await("not exists (select from source_open_group where source_id = s.id)", portal);
        results.atMost("heap after %,d calls − after %,d, MB".formatted(calls, FIRST_CALLS), live[1] - live[0], 10, 2);
        results.bound("totals that differ from the generator's", differences(), 0, 0);
        return new Taken(time.median() / 1000, cpu / 1000);
    }

    private void connect() {
        database.number("""
                insert into connected_source (name, type, settings, enabled, created_at, created_by)
                values ('%s', 'asterisk', '%s', true, now(), 'benchmark')""".formatted(SOURCE, JSON.writeValueAsString(exchange.settings())));
    }

    private void await(String condition, Portal portal) throws InterruptedException {
        long begin = System.nanoTime();
        while (database.number("select count(*) from connected_source s where " + condition) == 0) {
            if (!portal.process().isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException("Not within " + PATIENCE + ": " + condition);
            }
            Thread.sleep(GLANCE_MS);
        }
    }

    private long differences() throws Exception {
        Map<String, Long> stored = new TreeMap<>();
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(Totals.STORED.replace(":source", "'" + SOURCE + "'"))) {
            while (rows.next()) {
                stored.put(rows.getString(1), rows.getLong(2));
            }
        }
        Map<String, Long> generated = exchange.totals().byName();
        System.out.println("generated: " + generated);
        System.out.println("stored:    " + stored);
        stored.entrySet().removeAll(generated.entrySet());
        long missing = generated.keySet().stream()
                .filter(name -> stored.containsKey(name))
                .count();
        return Math.max(missing, stored.size());
    }

    private Taken copy(CpuTime processors) throws Exception {
        try (Connection connection = database.connect()) {
            for (String table : TABLES) {
                try (OutputStream rows = Files.newOutputStream(file(table))) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut("copy (select " + columns(table) + " from " + table + ") to stdout", rows);
                }
            }
        }
        database.number("truncate " + String.join(", ", TABLES) + " cascade");
        Timing time = new Timing();
        double cpu = processors.of(() -> time.time(this::copyIn));
        return new Taken(time.median() / 1000, cpu / 1000);
    }

    private void copyIn() throws Exception {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (String table : TABLES) {
                try (InputStream rows = Files.newInputStream(file(table))) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy " + table + " (" + columns(table) + ") from stdin", rows);
                }
            }
            connection.commit();
        }
    }

    private String columns(String table) {
        return database.text(COLUMNS.formatted(table));
    }

    private Path file(String table) {
        return directory.resolve(table + ".copy");
    }

    private void compare(Taken following, Taken copying, BenchmarkResults results) {
        long rows = 0;
        for (String table : TABLES) {
            rows += database.number("select count(*) from " + table);
        }
        Table table = results.table(
                "Import of %,d calls of an Asterisk (%,d lines, %,d rows)".formatted(calls, exchange.lines(), rows),
                "way",
                "seconds",
                "calls/s",
                "CPU µs per call");
        following.tell(table, "followed files", calls);
        copying.tell(table, "COPY (pgjdbc) of the same rows", calls);
        results.atLeast(
                "import of an Asterisk ÷ COPY of the same rows", copying.seconds() / following.seconds(), .6, .8);
        results.atLeast("CPU of COPY ÷ CPU of the import", copying.cpuSeconds() / following.cpuSeconds(), .6, .8);
    }
}
