package io.rastro.benchmark;

import io.rastro.benchmark.Figures.Table;
import java.util.List;

/** From the command to the first page, and what the portal occupies when nobody asks it for anything. */
final class StartUp {

    private static final int SETTLING_MS = 5_000;

    private StartUp() {}

    static void measure(Options options, Database database, Figures figures) throws Exception {
        Table table =
                figures.table("Start with an existing database", "how", "median s", "resident MB", "live heap MB");
        start(table, "java -jar", Portal.jar(), options, database);
    }

    private static double start(Table table, String how, List<String> command, Options options, Database database)
            throws Exception {
        Timing seconds = new Timing();
        double resident = Double.NaN;
        double live = Double.NaN;
        for (int round = 0; round < options.repetitions(); round++) {
            try (Portal portal = Portal.start(options, database.access(), command)) {
                seconds.add(portal.startSeconds());
                Thread.sleep(SETTLING_MS);
                resident = portal.residentMegabytes();
                live = portal.liveMegabytes();
            }
        }
        table.row(how, seconds.median(), resident, live);
        return seconds.median();
    }
}
