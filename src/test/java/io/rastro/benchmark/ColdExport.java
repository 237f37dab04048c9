package io.rastro.benchmark;

import io.rastro.benchmark.BenchmarkResults.Table;
import java.time.LocalDate;

/** What the first export after a start costs beside the same once the portal is warm. */
final class ColdExport {

    private static final long ROWS = 1_000_000;

    private ColdExport() {}

    static void measure(Options options, Database access, BarePostgres database, BenchmarkResults results)
            throws Exception {
        Table table = results.table("First export after a start", "CPU s", "warm CPU s", "÷ warm");
        LocalDate from = Exports.firstDay(database, ROWS);
        Timing first = new Timing();
        Timing warm = new Timing();
        for (int round = 0; round < options.repetitions(); round++) {
            try (Portal portal = Portal.start(options, access.access(), Portal.jar())) {
                Visitor visitor = new Visitor(portal.port(), People.USERNAME, People.PASSWORD);
                CpuTime cpu = new CpuTime(portal.process(), database);
                Timing.Work export = () -> visitor.read(Exports.address("script", from));
                first.add(cpu.of(export));
                export.run();
                warm.add(cpu.of(export));
            }
        }
        double ratio = first.median() / warm.median();
        table.row(first.median() / 1000, warm.median() / 1000, ratio);
        results.atMost("first export after a start ÷ a warm one, CPU", ratio, 1.5, 1.2);
    }
}
