package io.rastro.benchmark;

import io.rastro.benchmark.BenchmarkResults.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From the command to the first page, and what the portal occupies when nobody asks it for anything. */
final class StartUp {

    private static final int SETTLING_MS = 5_000;

    private StartUp() {}

    static void measure(Options options, Database database, BenchmarkResults results) throws Exception {
        Table table =
                results.table("Start with an existing database", "how", "median s", "resident MB", "live heap MB");
        start(table, "java -jar", Portal.jar(), options, database);
        List<String> prepared = prepared(options, database);
        double seconds = start(table, "extracted, with an archive of its classes", prepared, options, database);
        results.atMost("start with an existing database, s", seconds, 6, 4);
    }

    /** Extracted, and run once to note which classes it needs: what the container's start does. */
    private static List<String> prepared(Options options, Database database) throws Exception {
        Path place = options.output().resolve("extracted").toAbsolutePath();
        List<String> extract = new ArrayList<>(List.of(Portal.JAVA, "-Djarmode=tools"));
        extract.addAll(Portal.jar());
        extract.addAll(List.of("extract", "--force", "--destination", place.toString()));
        if (new ProcessBuilder(extract).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("The portal could not be extracted");
        }
        Path jar = place.resolve(Path.of(Portal.jar().get(1)).getFileName());
        Path archive = place.resolve("portal.jsa");
        Files.deleteIfExists(archive);
        Portal.start(options, database.access(), List.of("-XX:ArchiveClassesAtExit=" + archive, "-jar", jar.toString()))
                .close();
        return List.of("-XX:SharedArchiveFile=" + archive, "-jar", jar.toString());
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
