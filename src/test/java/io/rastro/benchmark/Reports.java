package io.rastro.benchmark;

import io.rastro.benchmark.Figures.Table;

/** The reports over a month and over all 24, as far as the portal has them. */
final class Reports {

    private static final String MONTH = "from=2025-11-01&to=2025-11-30";
    private static final String ALL = "from=2024-01-01&to=2025-12-31";

    private final Visitor visitor;
    private final Figures figures;
    private final int repetitions;

    Reports(Visitor visitor, Figures figures, int repetitions) {
        this.visitor = visitor;
        this.figures = figures;
        this.repetitions = repetitions;
    }

    void measure() throws Exception {
        Table table = figures.table("Reports", "report", "median ms", "p95 ms");
        for (String report : new String[] {"/ivr", "/agents"}) {
            if (visitor.get(report).status() == 404) {
                table.row(report + ": not present", Double.NaN, Double.NaN);
                figures.atMost(report + " of 24 months, s", null, 1.5, .5);
            } else {
                page(table, report + " of a month", report + "?" + MONTH);
                Timing all = page(table, report + " of 24 months", report + "?" + ALL);
                figures.atMost(report + " of 24 months, s", all.median() / 1000, 1.5, .5);
            }
        }
    }

    private Timing page(Table table, String name, String address) throws Exception {
        visitor.read(address);
        Timing timing = new Timing();
        for (int round = 0; round < repetitions; round++) {
            timing.time(() -> visitor.read(address));
        }
        table.row(name, timing.median(), timing.p95());
        return timing;
    }
}
