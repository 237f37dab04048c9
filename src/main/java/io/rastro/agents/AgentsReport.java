package io.rastro.agents;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The answer.
 *
 * @param rows in the order of the agents' names, each agent's days in theirs
 * @param total of all rows, conversations counted once
 * @param pauseReasons the names of the reasons that occur, by id
 * @param issuesByAgent the data issues of each agent, those without a row included
 * @param leftOut agents without a row who would have one, had no status been left out or cut to nothing
 * @param names of the agents in any of these, in their order, by id
 * @param agents how many there are, whatever the rows stand for
 */
public record AgentsReport(
        List<AgentRow> rows,
        AgentRow total,
        Map<Integer, String> pauseReasons,
        Map<Integer, DataIssueCounts> issuesByAgent,
        Set<Integer> leftOut,
        Map<Integer, String> names,
        long agents) {

    /** The data issues of all agents together. */
    public DataIssueCounts issues() {
        return issuesByAgent.values().stream().reduce(DataIssueCounts.NONE, DataIssueCounts::plus);
    }

    /** Agents with interactions open of whom no status is known. */
    public Set<Integer> unknownStatus() {
        return rows.stream()
                .filter(row -> row.sums().statuses().busy() > 0
                        && !row.sums().statuses().known())
                .map(row -> Objects.requireNonNull(row.agentId()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
