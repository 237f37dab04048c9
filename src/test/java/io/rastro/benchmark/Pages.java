package io.rastro.benchmark;

import io.rastro.benchmark.BenchmarkResults.Table;
import io.rastro.benchmark.Server.Effort;
import io.rastro.report.Cursor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/** First pages of every search, deep pages, and counts. */
final class Pages {

    private static final int ROWS = 50;
    private static final double MAX_BUFFERS = 10_000;
    private static final double STRETCH_BUFFERS = 3_000;

    private final Visitor visitor;
    private final Visitor limited;
    private final BarePostgres database;
    private final Server server;
    private final BenchmarkResults results;
    private final int repetitions;

    /** @param limited who sees only some services */
    Pages(
            Visitor visitor,
            Visitor limited,
            BarePostgres database,
            Server server,
            BenchmarkResults results,
            int repetitions) {
        this.visitor = visitor;
        this.limited = limited;
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
        Map<String, String> searches = MeasuredSearches.of(database::text);
        Table table = results.table("First page", "search", "median ms", "p95 ms", "÷ frequent", "buffers", "SQL ms");
        Table ofLimited = results.table(
                "First page of a reader of ten services",
                "search",
                "median ms",
                "p95 ms",
                "÷ frequent",
                "buffers",
                "SQL ms");
        FirstPages every = new FirstPages(visitor, searches);
        FirstPages few = new FirstPages(limited, permitted(searches));
        for (int round = 0; round < repetitions; round++) {
            every.time();
            few.time();
        }
        every.tell(table);
        few.tell(ofLimited);
        results.atMost(
                "first page over HTTP, worst search of either reader, p95 ms",
                Math.max(every.longest(), few.longest()),
                100,
                50);
        results.bound(
                "buffers of any first page of either reader",
                Math.max(every.buffers(), few.buffers()),
                MAX_BUFFERS,
                STRETCH_BUFFERS);
        results.atMost("worst search ÷ the frequent one (medians)", every.spread(), 3, 1.5);
    }

    /** Those that the limited reader may ask: not by imports, nor by what is out of scope. */
    private Map<String, String> permitted(Map<String, String> searches) throws Exception {
        Map<String, String> permitted = new LinkedHashMap<>();
        for (var search : searches.entrySet()) {
            if (limited.get("/interactions?" + search.getValue()).status() == 200) {
                permitted.put(search.getKey(), search.getValue());
            }
        }
        return permitted;
    }

    /** All searches by one reader. */
    private final class FirstPages {

        private final Visitor reader;
        private final Map<String, String> searches;
        private final Map<String, Timing> timings = new LinkedHashMap<>();
        private final Map<String, Effort> efforts = new LinkedHashMap<>();

        FirstPages(Visitor reader, Map<String, String> searches) throws Exception {
            this.reader = reader;
            this.searches = searches;
            for (var search : searches.entrySet()) {
                String address = "/interactions?" + search.getValue();
                reader.read(address);
                efforts.put(search.getKey(), server.of(() -> reader.read(address)));
                timings.put(search.getKey(), new Timing());
            }
        }

        void time() throws Exception {
            for (var search : searches.entrySet()) {
                timings.get(search.getKey()).time(() -> reader.read("/interactions?" + search.getValue()));
            }
        }

        void tell(Table table) {
            double frequent = frequent();
            timings.forEach((name, timing) -> {
                Effort effort = efforts.get(name);
                table.row(
                        name,
                        timing.median(),
                        timing.p95(),
                        timing.median() / frequent,
                        effort.buffers(),
                        effort.milliseconds());
            });
        }

        private double frequent() {
            return timings.get(MeasuredSearches.FREQUENT).median();
        }

        double spread() {
            return max(timings.values().stream().mapToDouble(Timing::median)) / frequent();
        }

        double longest() {
            return max(timings.values().stream().mapToDouble(Timing::p95));
        }

        double buffers() {
            return max(efforts.values().stream().mapToDouble(Effort::buffers));
        }

        private double max(DoubleStream figures) {
            return figures.max().orElse(Double.NaN);
        }
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
