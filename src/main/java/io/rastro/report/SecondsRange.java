package io.rastro.report;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long something lasted, in whole seconds, both ends included.
 *
 * @param from null: from nothing
 * @param to null: however long
 */
public record SecondsRange(@Nullable Long from, @Nullable Long to) {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,8}");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,4}):([0-5]\\d):([0-5]\\d)");
    private static final int PER_MINUTE = 60;

    /** What is typed as {@code 01:30:00}, or as seconds; empty where it is neither. */
    static Optional<Long> parse(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Long.valueOf(text));
        }
        Matcher clock = CLOCK.matcher(text);
        return clock.matches()
                ? Optional.of(
                        (Long.parseLong(clock.group(1)) * PER_MINUTE + Long.parseLong(clock.group(2))) * PER_MINUTE
                                + Long.parseLong(clock.group(3)))
                : Optional.empty();
    }

    boolean inverted() {
        return from != null && to != null && from > to;
    }
}
