package io.rastro.ingestion;

import io.rastro.agents.AgentState;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One period of an agent's status, as a source sends it and, checked, as it is stored.
 *
 * @param externalId the source's own id of this period
 * @param reason why there is a pause
 * @param endedAt null: it has not ended, as far as the source knows
 */
public record IncomingAgentStatus(
        String externalId,
        AgentReference agent,
        AgentState state,
        @Nullable String reason,
        Instant startedAt,
        @Nullable Instant endedAt)
        implements IncomingRecord, Storable {

    @Override
    public RecordKind kind() {
        return RecordKind.AGENT_STATUS;
    }

    @Override
    public Instant at() {
        return startedAt;
    }

    @Override
    public Instant until() {
        return endedAt == null ? startedAt : endedAt;
    }

    @Override
    public HashedRecord checked(Instant now, Set<Notice> warnings) {
        return HashedRecord.of(AgentStatusCheck.check(this, now, warnings));
    }
}
