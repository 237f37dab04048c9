package io.rastro.recording;

import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of the watched directory as looks at it found it.
 *
 * @param since by this machine's clock: that of the exchange may be another
 * @param said what came of it; null while nothing did
 */
record Sighting(
        long size,
        long modifiedNanos,
        Instant since,
        @Nullable Verdict said) {

    enum Verdict {
        /** Its call may still come in. */
        NO_CALL_YET,
        /** It does not look finished, or has nothing in it. */
        NOT_YET,
        /** Nothing more is to be done until it changes. */
        SETTLED
    }

    /** A file that is new, or other than it was. */
    static Sighting changed(@Nullable Sighting before, BasicFileAttributes facts, Instant now) {
        Verdict said = before != null && before.said() == Verdict.NO_CALL_YET ? before.said() : null;
        return new Sighting(facts.size(), WatchedFile.nanos(facts), now, said);
    }

    Sighting with(@Nullable Verdict verdict) {
        return new Sighting(size, modifiedNanos, since, verdict);
    }

    boolean sameAs(BasicFileAttributes facts) {
        return size == facts.size() && modifiedNanos == WatchedFile.nanos(facts);
    }

    Duration quiet(Instant now) {
        return Duration.between(since, now);
    }
}
