package io.rastro.agents;

import java.util.List;
import java.util.Map;

/**
 * The answer.
 *
 * @param rows in the order of the agents' names, each agent's days in theirs
 * @param total of all rows, conversations counted once
 * @param pauseReasons the names of the reasons that occur, by id
 * @param agents how many there are, whatever the rows stand for
 */
public record AgentsReport(
        List<AgentRow> rows, AgentRow total, Map<Integer, String> pauseReasons, Repairs repairs, long agents) {}
