package io.rastro.agents;

/**
 * Who an agent is.
 *
 * @param tags joined, in the order of their names
 */
public record AgentFacts(int id, String name, boolean active, String tags) {}
