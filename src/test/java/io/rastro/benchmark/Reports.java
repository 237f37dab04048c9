package io.rastro.benchmark;

import io.rastro.benchmark.BenchmarkResults.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reports over a month and over all 24, from what is kept of the days and from the calls and statuses themselves. */
final class Reports {

    private static final String MONTH = "&from=2025-11-01&to=2025-11-30";
    private static final String ALL = "&from=2024-01-01&to=2025-12-31";
    private static final String HOURS = "&timeFrom=09:00&timeTo=17:59";

    private final Visitor visitor;
    private final Visitor limited;
    private final BarePostgres database;
    private final BenchmarkResults results;
    private final int repetitions;
    private double longest;

    /** @param limited who sees only some services */
    Reports(Visitor visitor, Visitor limited, BarePostgres database, BenchmarkResults results, int repetitions) {
        this.visitor = visitor;
        this.limited = limited;
        this.database = database;
        this.results = results;
        this.repetitions = repetitions;
    }

    void measure() throws Exception {
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
        parts();
    }

    /** What is added up of a part of the data, beside the same of all of it. */
    private void parts() throws Exception {
        Table table = results.table(
                "24 months of a part ÷ of all, medians",
                "report",
                "all, ms",
                "a reader of ten services",
                "a medium",
                "a service");
        double worst = 0;
        for (String grouping : List.of("IVR", "SERVICE", "AGENT", "HOUR", "DAY")) {
            worst = Math.max(worst, parts(table, "IVR by " + grouping, "/ivr?groupBy=" + grouping + ALL));
        }
        worst = Math.max(worst, parts(table, "IVR, office hours", "/ivr?groupBy=SERVICE" + HOURS + ALL));
        worst = Math.max(worst, parts(table, "Agents by AGENT", "/agents?groupBy=AGENT" + ALL));
        results.atMost("24 months of a part ÷ of all, the worst report", worst, 1.5, 1);
        parts(table, "Agents, a month by AGENT_DAY", "/agents?groupBy=AGENT_DAY" + MONTH);
        parts(table, "Agents, a month's office hours", "/agents?groupBy=AGENT" + HOURS + MONTH);
    }

    private double parts(Table table, String name, String address) throws Exception {
        Map<String, Timing.Work> parts = new LinkedHashMap<>();
        parts.put("all", () -> visitor.read(address));
        parts.put("limited", () -> limited.read(address));
        if (address.startsWith("/agents")) {
            parts.put("medium", () -> visitor.read(address + "&media=VOICE"));
        }
        parts.put("service", () -> visitor.read(address + "&service=1"));
        Map<String, Timing> timings = new LinkedHashMap<>();
        for (Timing.Work part : parts.values()) {
            part.run();
        }
        for (int round = 0; round < repetitions; round++) {
            for (var part : parts.entrySet()) {
                timings.computeIfAbsent(part.getKey(), key -> new Timing()).time(part.getValue());
            }
        }
        double all = timings.get("all").median();
        List<Double> ratios = List.of("limited", "medium", "service").stream()
                .map(part -> timings.getOrDefault(part, new Timing()).median() / all)
                .toList();
        table.row(name, all, ratios.get(0), ratios.get(1), ratios.get(2));
        return ratios.stream()
                .filter(ratio -> !ratio.isNaN())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
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
