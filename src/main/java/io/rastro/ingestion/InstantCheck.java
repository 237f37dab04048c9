package io.rastro.ingestion;

import io.rastro.interaction.ElapsedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses instants that no contact centre can mean, and cuts the others to the resolution they are kept in. */
final class InstantCheck {

    static final String IN_FUTURE = "inFuture";

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    /** Clocks of sources may run ahead, and a stamp without a zone may be half a day off. */
    private static final Duration TOLERANCE = Duration.ofDays(1);

    private final Instant latest;

    InstantCheck(Instant now) {
        this.latest = now.plus(TOLERANCE);
    }

    /** A stamp of the reports: whole seconds. */
    Instant stamp(String field, Instant instant) {
        return checked(field, instant).truncatedTo(ChronoUnit.SECONDS);
    }

    @Nullable
    Instant optionalStamp(String field, @Nullable Instant instant) {
        return instant == null ? null : stamp(field, instant);
    }

    /** The time of an event or a message: as fine as the database keeps it. */
    Instant fine(String field, Instant instant) {
        return checked(field, instant).truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Warns of a stamp that comes before the one it should follow.
     *
     * @param start null: unknown
     * @param end null: unknown
     */
    static void warnOfOrder(
            String startField, @Nullable Instant start, String endField, @Nullable Instant end, Set<Notice> warnings) {
        if (start != null && end != null && end.isBefore(start)) {
            boolean twoClocks = ElapsedTime.seconds(start, end) != null;
            warnings.add(Notice.of(twoClocks ? "stampRunsBack" : "spanUnknown", endField, end, startField, start));
        }
    }

    private Instant checked(String field, Instant instant) {
        if (instant.isBefore(EARLIEST)) {
            throw RowRejected.because("tooEarly", field, instant);
        }
        if (instant.isAfter(latest)) {
            throw RowRejected.because(IN_FUTURE, field, instant);
        }
        return instant;
    }
}
