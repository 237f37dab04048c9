package io.rastro.report;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A time of day, on every day: from the first minute to the end of the last one, both included. When the first comes
 * after the last, the window crosses midnight.
 *
 * @param from null: from midnight
 * @param to null: to the end of the day
 */
public record DailyWindow(
        @Nullable LocalTime from, @Nullable LocalTime to) {

    private static final int SECONDS_PER_DAY = 86_400;

    /** The first second of the day inside. */
    public int firstSecond() {
        return from == null ? 0 : from.toSecondOfDay();
    }

    /** The first second of the day no longer inside. */
    public int endSecond() {
        return to == null ? SECONDS_PER_DAY : to.toSecondOfDay() + 60;
    }

    /** How long it is on a day whose clock does not change. */
    public int seconds() {
        return endSecond() - firstSecond() + (crossesMidnight() ? SECONDS_PER_DAY : 0);
    }

    public boolean crossesMidnight() {
        return firstSecond() >= endSecond();
    }
}
