package io.rastro.benchmark;

import java.time.LocalDate;

/** Under what circumstances was measured. */
final class Setting {

    private Setting() {}

    static void describe(Options options, BarePostgres database, BenchmarkResults results) {
        results.setting("date", LocalDate.now().toString());
        results.setting(
                "machine",
                System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores");
        results.setting("Java", System.getProperty("java.version") + ", portal with -Xmx" + options.heap());
        results.setting(
                "PostgreSQL",
                database.text("show server_version") + ", shared_buffers " + database.text("show shared_buffers")
                        + ", bare PostgreSQL through " + database.client());
        results.setting("interactions", options.rows());
        results.setting("repetitions", options.repetitions());
    }
}
