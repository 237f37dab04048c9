package io.rastro.agents;

import io.rastro.agents.DaySplit.Run;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts what the data of a report's days needed, whatever the hours. */
@Component
class RepairCount {

    /** The id of no agent. */
    static final int NOBODY = 0;

    private final StatusQueries statuses;
    private final SegmentQueries segments;
    private final RollupDays kept;
    private final ZoneId zone;

    RepairCount(StatusQueries statuses, SegmentQueries segments, RollupDays kept, ZoneId zone) {
        this.statuses = statuses;
        this.segments = segments;
        this.kept = kept;
        this.zone = zone;
    }

    /**
     * By agent, what their statuses needed beside what the kept sums tell; {@link #NOBODY} stands for interactions that no
     * agent is told of.
     *
     * @param present whose statuses are in the report
     */
    Map<Integer, Repairs> of(AgentsFilter filter, Selection selection, Selection present, DaySplit split) {
        Map<Integer, Repairs> found = new HashMap<>();
        for (Run run : split.others()) {
            add(found, statuses.repairs(present.in(days(run))));
        }
        add(found, statuses.repairsBefore(present.in(days(new Run(filter.from(), filter.from())))));
        found.put(NOBODY, Repairs.of(Repair.NO_AGENT, nobodys(filter, selection, split)));
        return found;
    }

    private static void add(Map<Integer, Repairs> found, Map<Integer, Repairs> more) {
        more.forEach((agent, repairs) -> found.merge(agent, repairs, Repairs::plus));
    }

    // Whoever asks for certain agents does not ask for interactions without one.
    private long nobodys(AgentsFilter filter, Selection selection, DaySplit split) {
        if (filter.choosesAgents()) {
            return 0;
        }
        if (split.clean().isEmpty()) {
            return segments.nobodys(selection);
        }
        long others = split.others().stream()
                .mapToLong(run -> segments.nobodys(selection.in(days(run))))
                .sum();
        return kept.totals(split.clean()).nobodys() + others;
    }

    private Spans days(Run run) {
        return Spans.of(run.first(), run.last(), Grouping.AGENT, zone);
    }
}
