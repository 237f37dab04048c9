package io.rastro.agents;

import io.rastro.agents.DaySplit.Run;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts what the data of a report's days needed, whatever the hours. */
@Component
class RepairCount {

    private final StatusQueries statuses;
    private final SegmentQueries segments;
    private final RollupQueries rollup;
    private final RollupDays kept;
    private final ZoneId zone;

    RepairCount(StatusQueries statuses, SegmentQueries segments, RollupQueries rollup, RollupDays kept, ZoneId zone) {
        this.statuses = statuses;
        this.segments = segments;
        this.rollup = rollup;
        this.kept = kept;
        this.zone = zone;
    }

    /** @param present whose statuses are in the report */
    Repairs of(AgentsFilter filter, Selection selection, Selection present, DaySplit split) {
        Repairs repairs = split.clean().isEmpty() ? Repairs.NONE : rollup.repairs(present, split);
        for (Run run : split.others()) {
            repairs = repairs.plus(sum(statuses.repairs(present.in(days(run)))));
        }
        repairs = repairs.plus(sum(statuses.repairsBefore(present.in(days(new Run(filter.from(), filter.from()))))));
        return repairs.plus(new Repairs(0, 0, 0, 0, 0, nobodys(filter, selection, split)));
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

    private static Repairs sum(Map<Integer, Repairs> each) {
        return each.values().stream().reduce(Repairs.NONE, Repairs::plus);
    }
}
