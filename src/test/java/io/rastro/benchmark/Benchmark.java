package io.rastro.benchmark;

/** Fills a database, starts the portal over it, and measures. Settings: {@link Options}. */
public final class Benchmark {

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.read();
        try (Database database = Database.filled(options)) {
            System.out.println(database.access().url());
            if (!options.fillOnly()) {
                throw new UnsupportedOperationException();
            }
        }
    }
}
