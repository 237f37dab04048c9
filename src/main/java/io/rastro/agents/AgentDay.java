package io.rastro.agents;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The key of the sums of an agent.
 *
 * @param day null when a row is an agent's whole period
 */
record AgentDay(int agentId, @Nullable LocalDate day) {}
