package io.rastro.agents;

import io.rastro.agents.DayCoverage.Run;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts the data issues of a report's days, whatever the hours. */
@Component
class DataIssueCounter {

    /** The id of no agent. */
    static final int NOBODY = 0;

    private final StatusQueries statuses;
    private final SegmentQueries segments;
    private final RollupDays kept;
    private final ZoneId zone;

    DataIssueCounter(StatusQueries statuses, SegmentQueries segments, RollupDays kept, ZoneId zone) {
        this.statuses = statuses;
        this.segments = segments;
        this.kept = kept;
        this.zone = zone;
    }

    /**
     * By agent, the issues of their statuses beside those that the kept sums tell; {@link #NOBODY} stands for
     * interactions that no agent is told of.
     *
     * @param present whose statuses are in the report
     */
    Map<Integer, DataIssueCounts> of(
            AgentsFilter filter, AgentsCriteria criteria, AgentsCriteria present, DayCoverage coverage) {
        Map<Integer, DataIssueCounts> found = new HashMap<>();
        for (Run run : coverage.raw()) {
            add(found, statuses.issues(present.in(days(run))));
        }
        add(found, statuses.issuesBefore(present.in(days(new Run(filter.from(), filter.from())))));
        found.put(NOBODY, DataIssueCounts.of(DataIssue.NO_AGENT, withoutAgent(filter, criteria, coverage)));
        return found;
    }

    private static void add(Map<Integer, DataIssueCounts> found, Map<Integer, DataIssueCounts> more) {
        more.forEach((agent, issues) -> found.merge(agent, issues, DataIssueCounts::plus));
    }

    // Whoever asks for certain agents does not ask for interactions without one.
    private long withoutAgent(AgentsFilter filter, AgentsCriteria criteria, DayCoverage coverage) {
        if (filter.choosesAgents()) {
            return 0;
        }
        if (coverage.kept().isEmpty()) {
            return segments.withoutAgent(criteria);
        }
        long others = coverage.raw().stream()
                .mapToLong(run -> segments.withoutAgent(criteria.in(days(run))))
                .sum();
        return kept.totals(coverage.kept()).withoutAgent() + others;
    }

    private PeriodSpans days(Run run) {
        return PeriodSpans.of(run.first(), run.last(), Grouping.AGENT, zone);
    }
}
