package io.rastro.agents;

import io.rastro.agents.SegmentQueries.ConversationCounts;
import io.rastro.report.rollup.Coverage;
import io.rastro.report.rollup.DayRange;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Adds up a period: from what is kept of its days, and from the interactions and statuses themselves. */
@Component
class AgentSumsReader {

    private final KeptQueries kept;
    private final SegmentQueries segments;
    private final StatusQueries statuses;
    private final ZoneId zone;

    AgentSumsReader(KeptQueries kept, SegmentQueries segments, StatusQueries statuses, ZoneId zone) {
        this.kept = kept;
        this.segments = segments;
        this.statuses = statuses;
        this.zone = zone;
    }

    /**
     * Everything of a period. Where a part of the interactions is asked for, of those agents alone who had any of it.
     *
     * @param coverage of the days asked for; where hours are, none of them is kept
     */
    PeriodSums of(AgentsCriteria criteria, DayRange requested, Coverage coverage) {
        segments.allowMemory();
        SumsSoFar sums = new SumsSoFar();
        List<AgentsCriteria> raw = raw(criteria, coverage);
        if (!coverage.kept().isEmpty()) {
            sums.add(kept.segments(criteria, coverage));
        }
        for (AgentsCriteria part : raw) {
            sums.add(segments.counts(part));
            sums.addFigures(segments.busy(part));
        }
        AgentsCriteria present = criteria.partial() ? criteria.ofAgents(handling(sums.each)) : criteria;
        if (!coverage.kept().isEmpty()) {
            sums.add(kept.statuses(present, coverage));
        }
        raw.forEach(part -> sums.addFigures(statuses.times(present.in(part.spans()))));
        for (DayRange run : coverage.raw()) {
            sums.addRepairs(statuses.issues(present.in(days(run))));
        }
        AgentsCriteria reached = coverage.kept().isEmpty() ? present : present.ofAgents(sums.withStatuses());
        sums.addRepairs(statuses.issuesBefore(reached.in(days(new DayRange(requested.first(), requested.first())))));
        sums.addRepairs(
                Map.of(SegmentFactSql.EVERYBODY, DataIssueCounts.of(DataIssue.NO_AGENT, nobodys(criteria, raw))));
        return new PeriodSums(sums.each, countConversations(sums, criteria, coverage), sums.issues);
    }

    /** What is being added up. */
    private static final class SumsSoFar {

        private final Map<AgentDay, AgentSums> each = new HashMap<>();
        private final Map<Integer, DataIssueCounts> issues = new HashMap<>();
        private long conversations;

        void add(PeriodSums more) {
            addFigures(more.byAgentDay());
            addRepairs(more.issues());
            conversations += more.conversations();
        }

        void addFigures(Map<AgentDay, AgentSums> more) {
            more.forEach((key, sums) -> each.merge(key, sums, AgentSums::plus));
        }

        /** Whoever has a status that reaches into whole days from before them has time in them. */
        Set<Integer> withStatuses() {
            return each.entrySet().stream()
                    .filter(entry -> entry.getValue().statuses().known())
                    .map(entry -> entry.getKey().agentId())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        void addRepairs(Map<Integer, DataIssueCounts> more) {
            more.forEach((agent, repaired) -> issues.merge(agent, repaired, DataIssueCounts::plus));
        }
    }

    private List<AgentsCriteria> raw(AgentsCriteria criteria, Coverage coverage) {
        return coverage.kept().isEmpty()
                ? List.of(criteria)
                : coverage.raw().stream()
                        .map(run -> criteria.in(PeriodSpans.of(run, criteria.grouping(), zone)))
                        .toList();
    }

    private static Set<Integer> handling(Map<AgentDay, AgentSums> found) {
        return found.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey().agentId())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    // What was repaired in statuses is told of whole days, whatever the hours.
    private PeriodSpans days(DayRange days) {
        return PeriodSpans.of(days, Grouping.AGENT, zone);
    }

    // Whoever asks for certain agents does not ask for interactions without one.
    private long nobodys(AgentsCriteria criteria, List<AgentsCriteria> raw) {
        return criteria.agents() == null
                ? raw.stream().mapToLong(segments::withoutAgent).sum()
                : 0;
    }

    private long countConversations(SumsSoFar sums, AgentsCriteria criteria, Coverage coverage) {
        // What certain agents had in common is kept nowhere.
        if (coverage.kept().isEmpty() || criteria.agents() != null) {
            ConversationCounts counted = segments.conversations(criteria);
            sums.each.replaceAll(
                    (key, figures) -> figures.withConversations(counted.each().getOrDefault(key, 0L)));
            return counted.all();
        }
        Map<Integer, Long> repetitions = kept.repetitions(criteria, coverage);
        ConversationCounts beside = segments.conversationsBeside(criteria, coverage, zone);
        if (criteria.grouping() == Grouping.AGENT) {
            sums.each.replaceAll((key, figures) ->
                    figures.withConversations(figures.segments().conversations()
                            - repetitions.getOrDefault(key.agentId(), 0L)
                            + beside.each().getOrDefault(key, 0L)));
        } else {
            raw(criteria, coverage)
                    .forEach(part -> segments.conversations(part)
                            .each()
                            .forEach((key, many) -> sums.each.computeIfPresent(
                                    key, (same, figures) -> figures.withConversations(many))));
        }
        return sums.conversations - repetitions.getOrDefault(SegmentFactSql.EVERYBODY, 0L) + beside.all();
    }
}
