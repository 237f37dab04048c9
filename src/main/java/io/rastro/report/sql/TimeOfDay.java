package io.rastro.report.sql;

import io.rastro.report.DailyWindow;
import java.time.ZoneId;
import java.util.Map;

/** The condition that an instant falls into a time of day, by the wall clock of the portal's zone. */
public final class TimeOfDay {

    private TimeOfDay() {}

    /**
     * The condition, whose values are {@link #parameters}.
     *
     * @param instant the column
     */
    public static String condition(String instant, DailyWindow window) {
        String second = "date_part('epoch', cast(" + instant + " at time zone :zone as time))";
        return "(" + second + " >= :firstSecond " + (window.crossesMidnight() ? "or " : "and ") + second
                + " < :endSecond)";
    }

    public static Map<String, Object> parameters(DailyWindow window, ZoneId zone) {
        return Map.of("zone", zone.getId(), "firstSecond", window.firstSecond(), "endSecond", window.endSecond());
    }
}
