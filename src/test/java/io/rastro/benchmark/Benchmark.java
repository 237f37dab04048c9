package io.rastro.benchmark;

import java.util.Set;

/**
 * Fills a database, starts the packaged portal over it, and measures over HTTP, interleaved with bare PostgreSQL. All
 * traffic stays on this machine. Ends with an error if it could not measure, or if a bound that no machine changes is
 * exceeded; what is asked for: {@link Options}.
 */
public final class Benchmark {

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.read();
        BenchmarkResults results = new BenchmarkResults();
        if (options.parts().contains("asterisk")) {
            AsteriskImport.measure(options, Portal.jar(), results);
        }
        if (options.parts().equals(Set.of("asterisk"))) {
            results.write(options.output());
        } else {
            measureFilled(options, results);
        }
        if (!results.exceeded().isEmpty()) {
            throw new IllegalStateException("Beyond their bounds: " + results.exceeded());
        }
    }

    private static void measureFilled(Options options, BenchmarkResults results) throws Exception {
        try (Database database = Database.filled(options)) {
            if (!options.parts().contains("fill")) {
                measure(options, database, results);
                results.write(options.output());
            }
        }
    }

    private static void measure(Options options, Database database, BenchmarkResults results) throws Exception {
        BarePostgres bare = new BarePostgres(database.access());
        Setting.describe(options, bare, results);
        Set<String> parts = options.parts();
        BackgroundWork.finish(options, database, bare);
        if (parts.contains("start")) {
            StartUp.measure(options, database, results);
        }
        try (Portal portal = Portal.start(options, database.access(), Portal.jar())) {
            People.ensure(bare);
            Visitor visitor = new Visitor(portal.port(), People.USERNAME, People.PASSWORD);
            Visitor limited = new Visitor(portal.port(), People.LIMITED, People.PASSWORD);
            Server server = new Server(bare);
            int times = options.repetitions();
            if (parts.contains("pages")) {
                new Pages(visitor, limited, bare, server, results, times).measure();
            }
            if (parts.contains("reports")) {
                new Reports(visitor, limited, bare, results, times).measure();
            }
            if (parts.contains("history")) {
                Histories.measure(visitor, bare, server, results, times);
            }
            if (parts.contains("csv")) {
                new Exports(visitor, bare, portal, results, times).measure();
            }
            Ingestion ingestion = new Ingestion(portal.port(), People.TOKEN, bare);
            if (parts.contains("ingestion")) {
                ingestion.measure(results, times, new CpuTime(portal.process(), bare));
            }
            if (parts.contains("supervisors")) {
                new Supervisors(visitor, ingestion, bare).measure(results);
            }
        }
        if (parts.contains("csv")) {
            ColdExport.measure(options, database, bare, results);
        }
    }
}
