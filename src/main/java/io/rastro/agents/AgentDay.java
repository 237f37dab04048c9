package io.rastro.agents;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What figures are kept by.
 *
 * @param day null when a line is an agent's whole period
 */
record AgentDay(int agentId, @Nullable LocalDate day) {}
