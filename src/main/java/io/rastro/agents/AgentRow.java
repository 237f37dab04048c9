package io.rastro.agents;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of the report.
 *
 * @param agentId null: the total
 * @param day null unless a row is one agent's day
 * @param occupancy Taxa de ocupação: of the total, only of those rows that have one
 */
public record AgentRow(
        @Nullable Integer agentId, String agent, @Nullable LocalDate day, AgentSums sums, Mean occupancy) {}
