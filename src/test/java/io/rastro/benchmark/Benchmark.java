package io.rastro.benchmark;

import java.util.Set;

/**
 * Fills a database, starts the packaged portal over it, and measures over HTTP, interleaved with bare PostgreSQL. All
 * traffic stays on this machine. Ends with an error only if it could not measure; what is asked for: {@link Options}.
 */
public final class Benchmark {

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.read();
        Figures figures = new Figures();
        try (Database database = Database.filled(options)) {
            if (!options.parts().contains("fill")) {
                measure(options, database, figures);
                figures.write(options.output());
            }
        }
    }

    private static void measure(Options options, Database database, Figures figures) throws Exception {
        BarePostgres bare = new BarePostgres(database.access());
        Setting.describe(options, bare, figures);
        Set<String> parts = options.parts();
        if (parts.contains("start")) {
            StartUp.measure(options, database, figures);
        }
        try (Portal portal = Portal.start(options, database.access(), Portal.jar())) {
            People.ensure(bare);
            Visitor visitor = new Visitor(portal.port(), People.USERNAME, People.PASSWORD);
            Server server = new Server(bare);
            int times = options.repetitions();
            if (parts.contains("pages")) {
                new Pages(visitor, bare, server, figures, times).measure();
            }
            if (parts.contains("reports")) {
                new Reports(visitor, bare, figures, times).measure();
            }
            if (parts.contains("history")) {
                Histories.measure(visitor, bare, server, figures, times);
            }
            if (parts.contains("csv")) {
                new Exports(visitor, bare, portal, figures, times).measure();
            }
            Ingestion ingestion = new Ingestion(portal.port(), People.TOKEN, bare);
            if (parts.contains("ingestion")) {
                ingestion.measure(figures, times);
            }
            if (parts.contains("supervisors")) {
                new Supervisors(visitor, ingestion, bare).measure(figures);
            }
        }
    }
}
