package io.rastro.benchmark;

import io.rastro.benchmark.BenchmarkResults.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Twenty people at once, who search, page, count and download, with a moment to read in between, while data comes in. */
final class Supervisors {

    private static final int PEOPLE = 20;
    private static final long SECONDS = 60;
    private static final int LONGEST_PAUSE_MS = 2_000;
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    private final Visitor visitor;
    private final Ingestion ingestion;
    private final List<String> searches;
    private final Map<String, Timing> timings = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();

    Supervisors(Visitor visitor, Ingestion ingestion, BarePostgres database) {
        this.visitor = visitor;
        this.ingestion = ingestion;
        this.searches = List.copyOf(MeasuredSearches.of(database::text).values());
    }

    void measure(BenchmarkResults results) throws Exception {
        AtomicLong ingested = new AtomicLong();
        long end = System.nanoTime() + SECONDS * 1_000_000_000;
        List<Callable<Void>> work = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            SplittableRandom random = new SplittableRandom(person);
            work.add(() -> {
                while (System.nanoTime() < end) {
                    act(random);
                    Thread.sleep(random.nextInt(LONGEST_PAUSE_MS));
                }
                return null;
            });
        }
        work.add(() -> {
            for (int round = 100; System.nanoTime() < end; round++) {
                ingestion.send(Ingestion.lines(round, 1_000));
                ingested.addAndGet(1_000);
            }
            return null;
        });
        run(work);
        ingestion.forget();
        Table table = results.table(
                PEOPLE + " supervisors for " + SECONDS + " s",
                "what they did",
                "times",
                "median ms",
                "p95 ms",
                "longest ms");
        new TreeMap<>(timings)
                .forEach((name, timing) ->
                        table.row(name, timing.count(), timing.median(), timing.p95(), timing.longest()));
        table.row("failures", failures.get(), "", "", "");
        table.row("rows ingested meanwhile", ingested.get(), "", "", "");
    }

    private static void run(List<Callable<Void>> work) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<Void> done : people.invokeAll(work)) {
                done.get();
            }
        } finally {
            people.shutdownNow();
        }
    }

    private void act(SplittableRandom random) throws Exception {
        double chance = random.nextDouble();
        String search = searches.get(random.nextInt(searches.size()));
        LocalDate day = LocalDate.of(2025, 12, 1).plusDays(random.nextInt(28));
        String oneDay = "media=VOICE&from=" + day + "&to=" + day + "&service=" + (1 + random.nextInt(50));
        if (chance < .5) {
            time("first page of a day's service", () -> visitor.read("/interactions?" + oneDay));
        } else if (chance < .7) {
            time("first page of any search", () -> visitor.read("/interactions?" + search));
        } else if (chance < .85) {
            time("two pages on", () -> twoPages(oneDay));
        } else if (chance < .95) {
            time("exact count of a day", () -> visitor.read("/interactions?" + oneDay + "&count=exact"));
        } else {
            time("CSV of a day's service", () -> visitor.read("/interactions.csv?" + oneDay));
        }
    }

    private void twoPages(String search) throws Exception {
        Matcher next = NEXT.matcher(visitor.text("/interactions?" + search));
        if (next.find()) {
            visitor.read(next.group(1).replace("&amp;", "&"));
        }
    }

    private void time(String name, Timing.Work work) throws Exception {
        try {
            timings.computeIfAbsent(name, unused -> new Timing()).time(work);
        } catch (IllegalStateException refused) {
            failures.incrementAndGet();
        }
    }
}
