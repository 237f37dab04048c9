package io.rastro.benchmark;

import io.rastro.benchmark.BenchmarkResults.Table;
import java.time.Duration;

/** The reports over a month and over all 24, from what is kept of the days and from the calls and statuses themselves. */
final class Reports {

    private static final String MONTH = "&from=2025-11-01&to=2025-11-30";
    private static final String ALL = "&from=2024-01-01&to=2025-12-31";
    private static final Duration PATIENCE = Duration.ofMinutes(40);
    private static final int GLANCE_MS = 1_000;

    private final Visitor visitor;
    private final BarePostgres database;
    private final BenchmarkResults results;
    private final int repetitions;
    private double longest;

    Reports(Visitor visitor, BarePostgres database, BenchmarkResults results, int repetitions) {
        this.visitor = visitor;
        this.database = database;
        this.results = results;
        this.repetitions = repetitions;
    }

    void measure() throws Exception {
        awaitSums();
        Table table = results.table(
                "Reports", "report", "median ms", "p95 ms", "bare SQL, " + database.client() + ", ms", "ratio");
        double ivr =
                beside(table, "IVR, a month by day, from the calls", "/ivr?groupBy=DAY&sl=30" + MONTH, ReportSql.IVR);
        double agents = beside(
                table,
                "Agents, a month of calls, from the rows",
                "/agents?groupBy=AGENT&media=VOICE" + MONTH,
                ReportSql.AGENTS);
        results.atMost("month report from the rows ÷ its SQL, the worse of two", Math.max(ivr, agents), 1.5, 1.2);
        alone(table, "IVR, a month by day", "/ivr?groupBy=DAY" + MONTH);
        alone(table, "Agents, a month", "/agents?groupBy=AGENT" + MONTH);
        longest = 0;
        for (String grouping : new String[] {"IVR", "SERVICE", "AGENT", "HOUR", "DAY"}) {
            alone(table, "IVR, 24 months by " + grouping, "/ivr?groupBy=" + grouping + ALL);
        }
        alone(table, "Agents, 24 months", "/agents?groupBy=AGENT" + ALL);
        results.atMost("24-month report, the slowest, s", longest / 1000, 1.5, .5);
    }

    /** Days are added up in the background; a filled database has never been looked at. */
    private void awaitSums() throws InterruptedException {
        long begin = System.nanoTime();
        while (database.number("""
                select (select count(*) from rollup_change)
                    + (select count(*) from rollup_day where version is null and day < current_date - 2)""") > 0) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException("The days were not added up within " + PATIENCE);
            }
            Thread.sleep(GLANCE_MS);
        }
    }

    private double beside(Table table, String name, String address, String sql) throws Exception {
        visitor.read(address);
        database.query(sql);
        Timing http = new Timing();
        Timing bare = new Timing();
        for (int round = 0; round < repetitions; round++) {
            http.time(() -> visitor.read(address));
            bare.time(() -> database.query(sql));
        }
        double ratio = http.median() / bare.median();
        table.row(name, http.median(), http.p95(), bare.median(), ratio);
        return ratio;
    }

    private void alone(Table table, String name, String address) throws Exception {
        visitor.read(address);
        Timing timing = new Timing();
        for (int round = 0; round < repetitions; round++) {
            timing.time(() -> visitor.read(address));
        }
        longest = Math.max(longest, timing.median());
        table.row(name, timing.median(), timing.p95(), Double.NaN, Double.NaN);
    }
}
