package io.rastro.agents;

import io.rastro.agents.DayCoverage.Run;
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
    DayCoverage coverage(AgentsFilter filter, AgentsCriteria criteria) {
        return criteria.partial() || filter.window().isPresent()
                ? DayCoverage.allRaw(filter.from(), filter.to())
                : DayCoverage.of(filter.from(), filter.to(), days.upToDate(filter.from(), filter.to()), days.months());
    }

    PeriodSums of(AgentsCriteria criteria, DayCoverage coverage) {
        Map<AgentDay, AgentSums> found = rollup.sums(criteria, coverage);
        Map<Integer, DataIssueCounts> issues = rollup.issues(criteria, coverage);
        for (Run run : coverage.raw()) {
            PeriodSums others = raw.withoutConversations(in(criteria, run));
            others.byAgentDay().forEach((key, sums) -> found.merge(key, sums, AgentSums::plus));
            others.issues().forEach((agent, more) -> issues.merge(agent, more, DataIssueCounts::plus));
        }
        long all = criteria.agents() == null ? distinct(criteria, coverage, found) : distinctOfSome(criteria, found);
        return new PeriodSums(found, all, issues);
    }

    private AgentsCriteria in(AgentsCriteria criteria, Run run) {
        return criteria.in(PeriodSpans.of(run.first(), run.last(), criteria.grouping(), zone));
    }

    // What certain agents had in common is kept nowhere.
    private long distinctOfSome(AgentsCriteria criteria, Map<AgentDay, AgentSums> found) {
        SegmentQueries.ConversationCounts conversations = segments.conversations(criteria);
        found.replaceAll(
                (key, sums) -> sums.withConversations(conversations.each().getOrDefault(key, 0L)));
        return conversations.all();
    }

    private long distinct(AgentsCriteria criteria, DayCoverage coverage, Map<AgentDay, AgentSums> found) {
        List<LocalDate> kept = coverage.kept();
        Map<Integer, Long> repetitions = days.repetitions(kept);
        SegmentQueries.ConversationCounts more = segments.conversationsBeside(criteria, coverage, zone);
        long all = days.totals(kept).conversations() - repetitions.getOrDefault(0, 0L) + more.all();
        if (criteria.grouping() == Grouping.AGENT) {
            found.replaceAll(
                    (key, sums) -> sums.withConversations(sums.segments().conversations()
                            - repetitions.getOrDefault(key.agentId(), 0L)
                            + more.each().getOrDefault(key, 0L)));
        } else {
            Map<AgentDay, Long> others = new HashMap<>();
            coverage.raw()
                    .forEach(run -> others.putAll(
                            segments.conversations(in(criteria, run)).each()));
            found.replaceAll((key, sums) -> sums.withConversations(
                    others.getOrDefault(key, sums.segments().conversations())));
        }
        return all;
    }
}
