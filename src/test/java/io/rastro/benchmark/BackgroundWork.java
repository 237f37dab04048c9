package io.rastro.benchmark;

import java.time.Duration;
import java.util.Map;

/**
 * What the portal does in the background after a fill or an upgrade: it adds up the days and months of reports, the latest
 * first, and recomputes what an earlier state stored. While that goes on, it stands in every other figure.
 */
final class BackgroundWork {

    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final int GLANCE_MS = 500;

    /** At once, not a minute after the start and only days that nobody wrote lately. */
    private static final Map<String, String> WITHOUT_A_BREAK =
            Map.of("RASTRO_ROLLUP_INTERVAL", "PT1S", "RASTRO_ROLLUP_AFTER", "PT0S");

    /** A portal of another version adds all days up anew: the oldest, which it comes to last, tells that it is done. */
    private static final String FORGET_OLDEST = """
            update rollup_day set version = null
            where (report, day) in (select report, min(day) from rollup_day group by report)""";

    private static final String LEFT = """
            select (select count(*) from rollup_change)
                + (select count(*) from rollup_day where version is null and day < current_date - 2)
                + (select count(*) from recalculation where finished_at is null)
                + (select count(*) from (
                    select cast(date_trunc('month', day) as date) from rollup_day where report = 'agents' and version is not null
                    group by 1 having count(*) = extract(day from max(date_trunc('month', day)) + interval '1 month - 1 day')
                    except select month from rollup_month where report = 'agents') months)""";

    private BackgroundWork() {}

    /** Has a portal of its own do it all. */
    static void finish(Options options, Database database, BarePostgres bare) throws Exception {
        bare.number(FORGET_OLDEST);
        long begin = System.nanoTime();
        System.out.println("Waiting for sums and whatever else is made in the background");
        try (Portal portal = Portal.start(options, database.access(), Portal.jar(), WITHOUT_A_BREAK)) {
            while (bare.number(LEFT) > 0) {
                if (!portal.process().isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new IllegalStateException("The work in the background did not end within " + PATIENCE);
                }
                Thread.sleep(GLANCE_MS);
            }
        }
        bare.number("vacuum (analyze)");
        System.out.printf("Done in %d s%n", (System.nanoTime() - begin) / 1_000_000_000);
    }
}
