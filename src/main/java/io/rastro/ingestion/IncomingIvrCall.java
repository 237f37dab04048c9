package io.rastro.ingestion;

import io.rastro.ivr.IvrOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

    /** Checks one call in an IVR. What a report can repair is kept as it was told. */
    static final class IvrCallCheck {

        /** A longer path would not fit the database's index of paths. */
        private static final int PATH_LIMIT = 500;

        private IvrCallCheck() {}

        static IncomingIvrCall check(IncomingIvrCall sent, Instant now, Set<Notice> warnings) {
            InstantCheck instants = new InstantCheck(now);
            TextCleaner cleaner = new TextCleaner(warnings);
            IncomingIvrCall call = new IncomingIvrCall(
                    RowRejected.unlessKnown("externalId", cleaner.name("externalId", sent.externalId())),
                    RowRejected.unlessKnown("ivr", cleaner.name("ivr", sent.ivr())),
                    instants.stamp("enteredAt", sent.enteredAt()),
                    instants.optionalStamp("leftAt", sent.leftAt()),
                    path(cleaner, sent.path()),
                    sent.outcome(),
                    cleaner.name("conversationId", sent.conversationId()),
                    cleaner.text("caller", sent.caller()));
            InstantCheck.warnOfOrder("enteredAt", call.enteredAt(), "leftAt", call.leftAt(), warnings);
            return call;
        }

        /** Unlike names, an option may be chosen twice. */
        private static List<String> path(TextCleaner cleaner, List<String> sent) {
            List<String> path = sent.stream()
                    .flatMap(option -> Stream.ofNullable(cleaner.name("path", option)))
                    .toList();
            String whole = String.join(" > ", path);
            if (whole.codePointCount(0, whole.length()) > PATH_LIMIT) {
                throw RowRejected.because("tooLong", "path", PATH_LIMIT);
            }
            return path;
        }
    }
}
