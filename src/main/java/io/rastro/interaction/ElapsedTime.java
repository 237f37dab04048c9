package io.rastro.interaction;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time between two stamps. They are whole seconds of several machines, whose clocks differ, so a later event may
 * carry an earlier stamp: up to a minute of that is taken for no time at all, more for a span that is unknown.
 */
public final class ElapsedTime {

    /** How far a stamp may run back. */
    public static final int TOLERANCE_SECONDS = 60;

    private ElapsedTime() {}

    /** In whole seconds, never negative; null when it is unknown. */
    public static @Nullable Long seconds(@Nullable Instant start, @Nullable Instant end) {
        if (start == null || end == null) {
            return null;
        }
        long seconds = Duration.between(start, end).toSeconds();
        return seconds < -TOLERANCE_SECONDS ? null : Long.valueOf(Math.max(0, seconds));
    }

    /** SQL of the same over two expressions. */
    public static String sql(String start, String end) {
        String seconds = between(start, end);
        return "case when " + seconds + " >= -" + TOLERANCE_SECONDS + " then greatest(" + seconds + ", 0) end";
    }

    /** SQL: whether {@link #sql} takes a stamp that runs back for no time at all. */
    public static String clampedSql(String start, String end) {
        return "coalesce(" + between(start, end) + " between -" + TOLERANCE_SECONDS + " and -1, false)";
    }

    private static String between(String start, String end) {
        return "cast(date_part('epoch', " + end + " - " + start + ") as bigint)";
    }
}
