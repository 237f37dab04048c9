package io.rastro.recording;

import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a file of the watched directory, as scans found it.
 *
 * @param since by this machine's clock: that of the exchange may be another
 * @param verdict what came of it; null while nothing did
 */
record FileObservation(
        long size,
        long modifiedNanos,
        Instant since,
        @Nullable Verdict verdict) {

    enum Verdict {
        /** Its call may still come in. */
        NO_CALL_YET,
        /** It does not look finished, or has nothing in it. */
        NOT_YET,
        /** Nothing more is to be done until it changes. */
        SETTLED
    }

    /** A file that is new, or other than it was. */
    static FileObservation changed(@Nullable FileObservation before, BasicFileAttributes facts, Instant now) {
        Verdict said = before != null && before.verdict() == Verdict.NO_CALL_YET ? before.verdict() : null;
        return new FileObservation(facts.size(), WatchedFile.nanos(facts), now, said);
    }

    FileObservation with(@Nullable Verdict verdict) {
        return new FileObservation(size, modifiedNanos, since, verdict);
    }

    boolean sameAs(BasicFileAttributes facts) {
        return size == facts.size() && modifiedNanos == WatchedFile.nanos(facts);
    }

    Duration quiet(Instant now) {
        return Duration.between(since, now);
    }
}
