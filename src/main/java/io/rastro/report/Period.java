package io.rastro.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Local dates, both included.
 *
 * @param from null: since ever
 * @param to null: for ever
 */
public record Period(@Nullable LocalDate from, @Nullable LocalDate to) {

    /** The first instant inside, or null. A day with a clock change starts when its first second does. */
    public @Nullable Instant start(ZoneId zone) {
        return from == null ? null : from.atStartOfDay(zone).toInstant();
    }

    /** The first instant no longer inside, or null. */
    public @Nullable Instant end(ZoneId zone) {
        return to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
