package io.rastro.agents;

import io.rastro.agents.DaySplit.Run;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Adds up a period from the sums of whole days, and from the data where those are not to be trusted. */
@Component
class RollupSums {

    private final RollupDays days;
    private final RollupQueries rollup;
    private final RawSums raw;
    private final SegmentQueries segments;
    private final ZoneId zone;

    RollupSums(RollupDays days, RollupQueries rollup, RawSums raw, SegmentQueries segments, ZoneId zone) {
        this.days = days;
        this.rollup = rollup;
        this.raw = raw;
        this.segments = segments;
        this.zone = zone;
    }

    /** Sums are kept of all interactions and whole days: a part of either is read from the data. */
    DaySplit split(AgentsFilter filter, Selection selection) {
        return selection.partial() || filter.window().isPresent()
                ? DaySplit.none(filter.from(), filter.to())
                : DaySplit.of(filter.from(), filter.to(), days.clean(filter.from(), filter.to()), days.months());
    }

    Sums of(Selection selection, DaySplit split) {
        Map<AgentDay, Figures> found = rollup.sums(selection, split);
        Map<Integer, Repairs> repairs = rollup.repairs(selection, split);
        for (Run run : split.others()) {
            Sums others = raw.withoutConversations(in(selection, run));
            others.each().forEach((key, figures) -> found.merge(key, figures, Figures::plus));
            others.repairs().forEach((agent, more) -> repairs.merge(agent, more, Repairs::plus));
        }
        long all = selection.agents() == null ? distinct(selection, split, found) : distinctOfSome(selection, found);
        return new Sums(found, all, repairs);
    }

    private Selection in(Selection selection, Run run) {
        return selection.in(Spans.of(run.first(), run.last(), selection.grouping(), zone));
    }

    // What certain agents had in common is kept nowhere.
    private long distinctOfSome(Selection selection, Map<AgentDay, Figures> found) {
        SegmentQueries.Conversations conversations = segments.conversations(selection);
        found.replaceAll(
                (key, figures) -> figures.withConversations(conversations.each().getOrDefault(key, 0L)));
        return conversations.all();
    }

    private long distinct(Selection selection, DaySplit split, Map<AgentDay, Figures> found) {
        List<LocalDate> clean = split.clean();
        Map<Integer, Long> repetitions = days.repetitions(clean);
        SegmentQueries.Conversations more = segments.conversationsBeside(selection, split, zone);
        long all = days.totals(clean).conversations() - repetitions.getOrDefault(0, 0L) + more.all();
        if (selection.grouping() == Grouping.AGENT) {
            found.replaceAll(
                    (key, figures) -> figures.withConversations(figures.volume().conversations()
                            - repetitions.getOrDefault(key.agentId(), 0L)
                            + more.each().getOrDefault(key, 0L)));
        } else {
            Map<AgentDay, Long> others = new HashMap<>();
            split.others()
                    .forEach(run -> others.putAll(
                            segments.conversations(in(selection, run)).each()));
            found.replaceAll((key, figures) -> figures.withConversations(
                    others.getOrDefault(key, figures.volume().conversations())));
        }
        return all;
    }
}
