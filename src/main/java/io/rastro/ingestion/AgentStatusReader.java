package io.rastro.ingestion;

import io.rastro.agents.AgentState;

/** One JSON object to one period of an agent's status; the names of the fields are those of {@link IncomingAgentStatus}. */
final class AgentStatusReader {

    private AgentStatusReader() {}

    static IncomingAgentStatus read(JsonFields fields) {
        return new IncomingAgentStatus(
                fields.required("externalId", fields.text("externalId")),
                fields.required("agent", InteractionReader.agent(fields)),
                fields.required("state", fields.constant("state", AgentState.class)),
                fields.text("reason"),
                fields.required("startedAt", fields.instant("startedAt")),
                fields.instant("endedAt"));
    }
}
