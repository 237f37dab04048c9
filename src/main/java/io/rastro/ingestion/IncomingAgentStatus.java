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

    /** Checks one period of an agent's status. What a report can repair is kept as it was told. */
    static final class AgentStatusCheck {

        private AgentStatusCheck() {}

        static IncomingAgentStatus check(IncomingAgentStatus sent, Instant now, Set<Notice> warnings) {
            InstantCheck instants = new InstantCheck(now);
            TextCleaner cleaner = new TextCleaner(warnings);
            IncomingAgentStatus status = new IncomingAgentStatus(
                    RowRejected.unlessKnown("externalId", cleaner.name("externalId", sent.externalId())),
                    RowRejected.unlessKnown(
                            "agent", new DetailCleaner(cleaner, instants, warnings).agent(sent.agent())),
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
}
