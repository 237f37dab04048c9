package io.rastro.benchmark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked for, by system properties.
 *
 * @param rows interactions to fill with; a database that already has that many is used as it is
 * @param home directory of the embedded database
 * @param url a PostgreSQL to use instead of the embedded one: an empty database
 * @param heap the portal's {@code -Xmx}
 * @param repetitions how often each thing is measured
 * @param parts what is measured; "fill": the database is only filled
 * @param calls of the exchange that the part "asterisk" imports
 */
record Options(
        long rows,
        Path home,
        @Nullable String url,
        String user,
        String password,
        String heap,
        int repetitions,
        Path output,
        Set<String> parts,
        int calls) {

    static Options read() {
        return new Options(
                Long.parseLong(text("rows", "10000000").replace("_", "")),
                Path.of(text("home", "target/benchmark/home")),
                System.getProperty("benchmark.url"),
                text("user", "rastro"),
                text("password", ""),
                text("heap", "256m"),
                Integer.parseInt(text("repetitions", "5")),
                Path.of(text("output", "target/benchmark")),
                Set.copyOf(Arrays.asList(text("parts", "start,pages,reports,history,csv,ingestion,supervisors")
                        .split(",", -1))),
                Integer.parseInt(text("calls", "1000000").replace("_", "")));
    }

    private static String text(String name, String otherwise) {
        String value = System.getProperty("benchmark." + name, "");
        return value.isBlank() ? otherwise : value;
    }
}
