package io.rastro.agents;

import io.rastro.account.ServiceScope;
import io.rastro.report.FilterValues;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the sums of days. Whatever is written leaves a note of the time it touches; here days are told of it, and those
 * out of date are added up again, whole. A note written meanwhile stays, and so does the day's distrust.
 */
@Component
class RollupRefresh {

    /** A status without an end may go on for as long as this, so a day is not over before. */
    private static final Duration SETTLED = Duration.ofHours(24);

    private static final int LOCK = 740_991;

    private final NamedParameterJdbcTemplate jdbc;
    private final AgentsRepository agents;
    private final RollupWriter writer;
    private final RawSums raw;
    private final StatusQueries statuses;
    private final SegmentQueries segments;
    private final TransactionTemplate snapshot;
    private final Clock clock;
    private final ZoneId zone;

    RollupRefresh(
            NamedParameterJdbcTemplate jdbc,
            AgentsRepository agents,
            RollupWriter writer,
            RawSums raw,
            StatusQueries statuses,
            SegmentQueries segments,
            PlatformTransactionManager transactions,
            Clock clock,
            ZoneId zone) {
        this.jdbc = jdbc;
        this.agents = agents;
        this.writer = writer;
        this.raw = raw;
        this.statuses = statuses;
        this.segments = segments;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Adds days up again, the newest first.
     *
     * @return how many; fewer than asked for when there are no more, or somebody else is at it
     */
    int refresh(int max) {
        if (!attempt(this::tellDays)) {
            return 0;
        }
        int done = 0;
        for (LocalDate day : outOfDate(max)) {
            if (!attempt(() -> sumUp(day))) {
                return done;
            }
            done++;
        }
        for (LocalDate month : wholeMonths()) {
            attempt(() -> writer.replaceMonth(month));
        }
        return done;
    }

    private boolean attempt(Runnable work) {
        try {
            return Boolean.TRUE.equals(snapshot.execute(status -> {
                boolean mine = Boolean.TRUE.equals(jdbc.queryForObject(
                        "select pg_try_advisory_xact_lock(:lock)", Map.of("lock", LOCK), Boolean.class));
                if (mine) {
                    work.run();
                }
                return mine;
            }));
        } catch (ConcurrencyFailureException conflict) {
            return false;
        }
    }

    private void tellDays() {
        Map<String, Object> parameters =
                Map.of("zone", zone.getId(), "last", lastSettled().toString());
        jdbc.update("""
                with gone as (delete from agent_change returning from_at, to_at)
                insert into agent_rollup_day (day, version)
                select distinct cast(day as date), cast(null as text) from gone
                cross join lateral generate_series(
                    cast((from_at - interval '2 hours') at time zone :zone as date),
                    least(cast((to_at + interval '2 hours') at time zone :zone as date), cast(:last as date) + 2),
                    interval '1 day') as day
                on conflict (day) do update set version = null""", parameters);
        // A day nothing is told of is a day like any other: its sums are none.
        jdbc.update("""
                insert into agent_rollup_day (day, version)
                select cast(day as date), cast(null as text)
                from (select min(day) as first from agent_rollup_day) edge
                cross join lateral generate_series(first, cast(:last as date), interval '1 day') as day
                on conflict (day) do nothing""", parameters);
    }

    private LocalDate lastSettled() {
        return LocalDate.ofInstant(clock.instant().minus(SETTLED), zone).minusDays(1);
    }

    private List<LocalDate> outOfDate(int max) {
        return jdbc.query(
                "select day from agent_rollup_day where version is distinct from :version and day <= cast(:last as date)"
                        + " order by day desc limit :most",
                Map.of(
                        "version",
                        RollupDays.version(zone),
                        "last",
                        lastSettled().toString(),
                        "most",
                        max),
                (row, number) -> row.getObject(1, LocalDate.class));
    }

    /** Months all of whose days are kept, while they are not. */
    private List<LocalDate> wholeMonths() {
        return jdbc.query(
                """
                select cast(date_trunc('month', day) as date) as month from agent_rollup_day where version = :version
                group by 1 having count(*) = extract(day from max(date_trunc('month', day)) + interval '1 month - 1 day')
                except select month from agent_rollup_month where version = :version""", Map.of("version", RollupDays.version(zone)), (row, number) -> row.getObject(1, LocalDate.class));
    }

    private void sumUp(LocalDate day) {
        agents.allowMemory();
        AgentsFilter filter = new AgentsFilter(new FilterValues(Map.of(
                "from", List.of(day.toString()),
                "to", List.of(day.toString()),
                "groupBy", List.of(Grouping.AGENT_DAY.name()))));
        AgentsCriteria criteria = AgentsCriteria.of(
                filter, ServiceScope.allServices(), PeriodSpans.of(day, day, Grouping.AGENT_DAY, zone), null);
        writer.replace(day, criteria, raw.of(criteria), statuses.issues(criteria), segments.withoutAgent(criteria));
    }
}
