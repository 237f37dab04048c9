package io.rastro.demo;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Dates and times within texts, left to {@link DemoCalendar} to be filled in. */
final class StampText {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private StampText() {}

    /** @param form the calendar's letter for how it is written */
    static String of(char form, LocalDateTime local) {
        return "{" + form + LOCAL.format(local) + "}";
    }
}
