package io.rastro.benchmark;

import io.rastro.benchmark.BenchmarkResults.Table;
import io.rastro.benchmark.Server.Effort;
import io.rastro.report.Cursor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** First pages of every search, deep pages, and counts. */
final class Pages {

    private static final int ROWS = 50;

    private final Visitor visitor;
    private final BarePostgres database;
    private final Server server;
    private final BenchmarkResults results;
    private final int repetitions;

    Pages(Visitor visitor, BarePostgres database, Server server, BenchmarkResults results, int repetitions) {
        this.visitor = visitor;
        this.database = database;
        this.server = server;
        this.results = results;
        this.repetitions = repetitions;
    }

    void measure() throws Exception {
        firstPages();
        deepPages();
        counts();
    }

    private void firstPages() throws Exception {
        Table table = results.table("First page", "search", "median ms", "p95 ms", "÷ frequent", "buffers", "SQL ms");
        Map<String, String> searches = MeasuredSearches.of(database::text);
        Map<String, Timing> timings = new LinkedHashMap<>();
        Map<String, Effort> efforts = new LinkedHashMap<>();
        for (var search : searches.entrySet()) {
            visitor.read("/interactions?" + search.getValue());
            efforts.put(search.getKey(), server.of(() -> visitor.read("/interactions?" + search.getValue())));
        }
        for (int round = 0; round < repetitions; round++) {
            for (var search : searches.entrySet()) {
                timings.computeIfAbsent(search.getKey(), name -> new Timing())
                        .time(() -> visitor.read("/interactions?" + search.getValue()));
            }
        }
        double frequent = timings.get(MeasuredSearches.FREQUENT).median();
        Timing all = new Timing();
        timings.forEach((name, timing) -> {
            all.add(timing.p95());
            Effort effort = efforts.get(name);
            table.row(
                    name,
                    timing.median(),
                    timing.p95(),
                    timing.median() / frequent,
                    effort.buffers(),
                    effort.milliseconds());
        });
        results.atMost("first page over HTTP, worst combination, p95 ms", all.longest(), 150, 50);
        results.atMost(
                "worst search ÷ the frequent one (medians)",
                timings.values().stream().mapToDouble(Timing::median).max().orElse(Double.NaN) / frequent,
                3,
                1.5);
    }

    private void deepPages() throws Exception {
        Table table = results.table("Deep pages", "page", "median ms", "p95 ms", "buffers", "SQL ms");
        Map<Integer, Effort> efforts = new LinkedHashMap<>();
        long max = database.number("select count(*) from interaction where medium = 'VOICE'") / ROWS;
        for (int page : new int[] {1, 2, 100, 10_000}) {
            if (page > max) {
                continue;
            }
            String address = address(page);
            visitor.read(address);
            Effort effort = server.of(() -> visitor.read(address));
            Timing timing = new Timing();
            for (int round = 0; round < repetitions; round++) {
                timing.time(() -> visitor.read(address));
            }
            efforts.put(page, effort);
            table.row(page, timing.median(), timing.p95(), effort.buffers(), effort.milliseconds());
        }
        results.atMost(
                "page 10,000 ÷ page 1 (buffers)",
                efforts.containsKey(10_000)
                        ? Double.valueOf(
                                efforts.get(10_000).buffers() / efforts.get(1).buffers())
                        : null,
                1.2,
                1);
    }

    private String address(int page) {
        if (page == 1) {
            return "/interactions?media=VOICE";
        }
        long position = (page - 1L) * ROWS;
        String[] last = database.text("select extract(epoch from received_at)::bigint || ' ' || id from interaction"
                        + " where medium = 'VOICE' order by received_at desc, id desc limit 1 offset " + (position - 1))
                .split(" ");
        Cursor cursor = new Cursor(Instant.ofEpochSecond(Long.parseLong(last[0])), Long.parseLong(last[1]), position);
        return "/interactions?media=VOICE&after=" + cursor;
    }

    private void counts() throws Exception {
        Table table =
                results.table("Exact count", "search", "median ms", "bare SQL, " + database.client() + ", ms", "ratio");
        count(
                table,
                "a month",
                "&from=2025-11-01&to=2025-11-30",
                "and received_at >= '2025-11-01 03:00+00' and received_at < '2025-12-01 03:00+00'");
        count(table, "24 months", "", "");
    }

    private void count(Table table, String name, String query, String condition) throws Exception {
        Timing page = new Timing();
        Timing bare = new Timing();
        for (int round = 0; round < repetitions; round++) {
            page.time(() -> visitor.read("/interactions?media=VOICE&count=exact" + query));
            bare.time(() -> database.query("select count(*) from interaction where medium = 'VOICE' " + condition));
        }
        table.row(name, page.median(), bare.median(), page.median() / bare.median());
    }
}
