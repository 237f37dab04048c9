package io.rastro.agents;

/** What a row of the report stands for. */
public enum Grouping {
    AGENT,
    /** An agent on one local date. */
    AGENT_DAY
}
