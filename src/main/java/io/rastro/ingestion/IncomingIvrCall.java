package io.rastro.ingestion;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.rastro.ivr.IvrOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One call that entered an IVR, as a source sends it and, checked, as it is stored. */
@JsonClassDescription("One call that entered an IVR.")
public record IncomingIvrCall(
        @IncomingField(
                description = "The source's own id of this call; with the token's source its identity.",
                example = "ivr-2025-000123")
        String externalId,

        @IncomingField(description = "The name of the IVR.", example = "URA Principal")
        String ivr,

        @IncomingField(
                description = "When it entered. ISO 8601 with an offset, or local time in the portal's zone.",
                example = "2025-11-03T09:00:00-03:00")
        Instant enteredAt,

        @IncomingField(
                description = "When it ended or went on to a service. Absent: unknown.",
                example = "2025-11-03T09:00:42-03:00")
        @Nullable
        Instant leftAt,

        @IncomingField(
                description = "The options the caller chose, in order.",
                example = "[\"2 Fatura\", \"1 Segunda via\"]")
        List<String> path,

        @IncomingField(
                description = "RETAINED: ended having reached an end node (self-service). ABANDONED: the "
                        + "caller hung up before. FORWARDED: went on to a service.",
                example = "FORWARDED")
        IvrOutcome outcome,

        @IncomingField(
                description = "The conversation it became: the same that its interactions carry. Without it a "
                        + "forwarded call counts as overflow.",
                example = "c-78")
        @Nullable
        String conversationId,

        @IncomingField(description = "The number it came from.", example = "+55 11 98765-4321") @Nullable
        String caller)
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
