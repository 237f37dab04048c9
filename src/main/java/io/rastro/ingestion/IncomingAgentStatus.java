package io.rastro.ingestion;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.rastro.agents.AgentState;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One period of an agent's status, as a source sends it and, checked, as it is stored. */
@JsonClassDescription("One period of an agent's status.")
public record IncomingAgentStatus(
        @IncomingField(
                description = "The source's own id of this period; with the token's source its identity.",
                example = "st-2025-000123")
        String externalId,

        @IncomingField(description = "Whose status it is.") AgentReference agent,

        @IncomingField(description = "The status; every one but OFFLINE counts as logged in.", example = "PAUSE")
        AgentState state,

        @IncomingField(description = "Of a pause: why.", example = "Almoço") @Nullable
        String reason,

        @IncomingField(
                description = "When it began. ISO 8601 with an offset, or local time in the portal's zone.",
                example = "2025-11-03T12:00:00-03:00")
        Instant startedAt,

        @IncomingField(
                description = "When it ended. Absent: it has not, as far as the source knows; send it again "
                        + "when it has.",
                example = "2025-11-03T12:20:00-03:00")
        @Nullable
        Instant endedAt)
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
