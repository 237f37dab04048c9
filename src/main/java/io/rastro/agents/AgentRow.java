package io.rastro.agents;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the report.
 *
 * @param agentId null: the total
 * @param day null unless a line is one agent's day
 * @param occupancy Taxa de ocupação: of the total, only of those lines that have one
 */
public record AgentRow(
        @Nullable Integer agentId, String agent, @Nullable LocalDate day, Figures figures, Mean occupancy) {}
