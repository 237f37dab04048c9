package io.rastro.ingestion;

import io.rastro.agents.AgentState;
import java.time.Instant;
import java.util.Set;

/** Checks one period of an agent's status. What a report can repair is kept as it was told. */
final class AgentStatusCheck {

    private AgentStatusCheck() {}

    static IncomingAgentStatus check(IncomingAgentStatus sent, Instant now, Set<Notice> warnings) {
        InstantCheck instants = new InstantCheck(now);
        TextCleaner cleaner = new TextCleaner(warnings);
        IncomingAgentStatus status = new IncomingAgentStatus(
                RowRejected.unlessKnown("externalId", cleaner.name("externalId", sent.externalId())),
                RowRejected.unlessKnown("agent", new DetailCleaner(cleaner, instants, warnings).agent(sent.agent())),
                sent.state(),
                cleaner.name("reason", sent.reason()),
                instants.stamp("startedAt", sent.startedAt()),
                instants.optionalStamp("endedAt", sent.endedAt()));
        warn(status, warnings);
        return status;
    }

    private static void warn(IncomingAgentStatus status, Set<Notice> warnings) {
        if (status.endedAt() != null && status.endedAt().isBefore(status.startedAt())) {
            warnings.add(Notice.of("statusEndsBeforeStart", status.endedAt(), status.startedAt()));
        }
        if (status.state() == AgentState.PAUSE && status.reason() == null) {
            warnings.add(Notice.of("pauseWithoutReason"));
        }
        if (status.state() != AgentState.PAUSE && status.reason() != null) {
            warnings.add(Notice.of("reasonWithoutPause", status.reason(), status.state()));
        }
    }
}
