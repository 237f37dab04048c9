package io.rastro.benchmark;

import java.time.LocalDate;

/** Under what circumstances was measured. */
final class Setting {

    private Setting() {}

    static void describe(Options options, BarePostgres database, Figures figures) {
        figures.setting("date", LocalDate.now().toString());
        figures.setting(
                "machine",
                System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores");
        figures.setting("Java", System.getProperty("java.version") + ", portal with -Xmx" + options.heap());
        figures.setting(
                "PostgreSQL",
                database.text("show server_version") + ", shared_buffers " + database.text("show shared_buffers")
                        + ", bare PostgreSQL through " + database.client());
        figures.setting("interactions", options.rows());
        figures.setting("repetitions", options.repetitions());
    }
}
