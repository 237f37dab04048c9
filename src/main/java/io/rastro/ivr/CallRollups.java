package io.rastro.ivr;

import io.rastro.report.DailyWindow;
import io.rastro.report.rollup.Rollup;
import io.rastro.report.rollup.Rollup.Dimension;
import io.rastro.report.rollup.Rollup.Measure;
import io.rastro.report.rollup.RollupGroup;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is kept of IVR calls by day, and which questions it answers. */
@Component
class CallRollups implements RollupGroup {

    private static final Dimension HOUR = new Dimension(Rollup.STARTS_AT, "date_trunc('hour', entered_at, :zone)");
    private static final Dimension IVR = new Dimension("ivr_id", "ivr_id");
    private static final Dimension SERVICE = new Dimension("service_id", "service_id");
    private static final Dimension AGENT = new Dimension("agent_id", "agent_id");

    /** The coarser ones first. */
    private static final List<Rollup> ALL = List.of(
            rollup("ivr_hour_sum", HOUR, IVR),
            rollup("ivr_service_sum", SERVICE),
            rollup("ivr_agent_sum", AGENT),
            rollup("ivr_hour_service_sum", HOUR, IVR, SERVICE),
            rollup("ivr_agent_service_sum", IVR, SERVICE, AGENT));

    /** How many calls a day has, by a count of its own, which the sums are held against. */
    static final Rollup CALLS =
            new Rollup("ivr_day_sum", false, List.of(), List.of(new Measure("calls", "count(*)", Rollup.SUM)));

    private static final String OF_DAY = "entered_at >= :dayStart and entered_at < :dayEnd";
    private static final int SECONDS_PER_HOUR = 3_600;

    private final IvrProperties properties;

    CallRollups(IvrProperties properties) {
        this.properties = properties;
    }

    private static Rollup rollup(String table, Dimension... dimensions) {
        return new Rollup(table, false, List.of(dimensions), Measures.DECLARED);
    }

    @Override
    public String report() {
        return "ivr";
    }

    @Override
    public List<Rollup> rollups() {
        return Stream.concat(ALL.stream(), Stream.of(CALLS)).toList();
    }

    @Override
    public List<String> statements() {
        String facts = CallFactSql.all(OF_DAY, CallFactSql.within("day"));
        return List.of(
                Rollup.filling("fact as materialized (" + facts + ")", ALL),
                Rollup.filling("fact as (select from ivr_call where " + OF_DAY + ")", List.of(CALLS)));
    }

    @Override
    public Map<String, Object> parameters(LocalDate day) {
        return Map.of(
                "serviceLevel", properties.serviceLevel().toSeconds(),
                "shortAbandon", properties.shortAbandon().toSeconds());
    }

    @Override
    public String settings() {
        return properties.serviceLevel().toSeconds() + " "
                + properties.shortAbandon().toSeconds();
    }

    /** An interaction can be the first segment of a call that entered within a day of it. */
    @Override
    public List<Reach> reaches() {
        return List.of(
                new Reach("ivr_call", "first_at", "last_at"),
                new Reach("interaction", "first_at - interval '1 day'", "last_at + interval '1 day'"));
    }

    @Override
    public Duration settling() {
        return Duration.ZERO;
    }

    /**
     * The coarsest that can answer a report; none when only the calls themselves can.
     *
     * @param limited whether the reader sees only some services
     */
    Optional<Rollup> of(IvrFilter filter, boolean limited) {
        return filter.serviceLevel().equals(properties.serviceLevel()) && startsAndEndsOnTheHour(filter.window())
                ? Rollup.coarsest(ALL, asked(filter, limited))
                : Optional.empty();
    }

    private static boolean startsAndEndsOnTheHour(DailyWindow window) {
        return window.firstSecond() % SECONDS_PER_HOUR == 0 && window.endSecond() % SECONDS_PER_HOUR == 0;
    }

    private static Set<Dimension> asked(IvrFilter filter, boolean limited) {
        Set<Dimension> requested = new HashSet<>();
        IvrGrouping grouping = filter.grouping();
        add(requested, HOUR, grouping == IvrGrouping.HOUR || !filter.window().equals(IvrFilter.WHOLE_DAY));
        add(requested, IVR, grouping == IvrGrouping.IVR || restricts(filter.ivrs()));
        add(requested, SERVICE, grouping == IvrGrouping.SERVICE || limited || restricts(filter.services()));
        add(
                requested,
                AGENT,
                grouping == IvrGrouping.AGENT || restricts(filter.agents()) || restricts(filter.agentTags()));
        return requested;
    }

    private static void add(Set<Dimension> dimensions, Dimension dimension, boolean requested) {
        if (requested) {
            dimensions.add(dimension);
        }
    }

    private static boolean restricts(Collection<Integer> ids) {
        return !ids.isEmpty();
    }
}
