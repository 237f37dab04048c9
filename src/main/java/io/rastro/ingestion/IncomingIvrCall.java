package io.rastro.ingestion;

import io.rastro.ivr.IvrOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One call that entered an IVR, as a source sends it and, checked, as it is stored.
 *
 * @param externalId the source's own id of this call
 * @param ivr the name of the IVR
 * @param leftAt when it ended or went on to a service; null: unknown
 * @param path the options the caller chose, in order
 * @param conversationId the source's id of the conversation it became, the same that its interactions carry
 * @param caller the number or address it came from
 */
public record IncomingIvrCall(
        String externalId,
        String ivr,
        Instant enteredAt,
        @Nullable Instant leftAt,
        List<String> path,
        IvrOutcome outcome,
        @Nullable String conversationId,
        @Nullable String caller)
        implements IncomingRecord, Storable {

    @Override
    public RecordKind kind() {
        return RecordKind.IVR_CALL;
    }

    @Override
    public Instant at() {
        return enteredAt;
    }

    @Override
    public Instant until() {
        return leftAt == null ? enteredAt : leftAt;
    }

    @Override
    public HashedRecord checked(Instant now, Set<Notice> warnings) {
        return HashedRecord.of(IvrCallCheck.check(this, now, warnings));
    }
}
