package io.rastro.interaction;

import io.rastro.report.Cursor;
import io.rastro.report.DailyWindow;
import io.rastro.report.InstantRange;
import io.rastro.report.LocalWindows;
import io.rastro.report.Order;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The spans of real time that a time of day comes to, day by day, from the end of the list that is read first. Batches
 * grow, so that a page is found on the first few days and a rare match does not cost one query a day.
 */
final class TimeOfDaySpans {

    private static final int FIRST_BATCH_DAYS = 16;
    private static final int GROWTH = 8;

    /** One batch without spans: the filter has no time of day. */
    static final TimeOfDaySpans UNBOUNDED = new TimeOfDaySpans(List.of());

    private final List<Day> days;

    private TimeOfDaySpans(List<Day> days) {
        this.days = days;
    }

    private record Day(List<InstantRange> spans) {}

    static TimeOfDaySpans of(DailyWindow window, LocalDate first, LocalDate last, ZoneId zone, Order order) {
        LocalWindows windows = new LocalWindows(zone, window);
        List<Day> days = new ArrayList<>(first.datesUntil(last.plusDays(1))
                .map(date -> new Day(windows.on(date)))
                .toList());
        if (order == Order.NEWEST) {
            Collections.reverse(days);
        }
        return new TimeOfDaySpans(days);
    }

    /** No span at all: nothing can match. */
    static TimeOfDaySpans none() {
        return new TimeOfDaySpans(List.of());
    }

    /** The spans in batches, in the order they are to be read; whole days before the cursor are left out. */
    List<List<InstantRange>> batches(@Nullable Cursor after) {
        if (this == UNBOUNDED) {
            return List.of(List.of());
        }
        List<List<InstantRange>> batches = new ArrayList<>();
        int from = after == null ? 0 : firstDayOf(after);
        for (int size = FIRST_BATCH_DAYS; from < days.size(); size *= GROWTH) {
            int to = Math.min(days.size(), from + size);
            batches.add(days.subList(from, to).stream()
                    .flatMap(day -> day.spans().stream())
                    .toList());
            from = to;
        }
        batches.removeIf(List::isEmpty);
        return batches;
    }

    private int firstDayOf(Cursor cursor) {
        for (int index = 0; index < days.size(); index++) {
            for (InstantRange span : days.get(index).spans()) {
                if (!cursor.instant().isBefore(span.start()) && cursor.instant().isBefore(span.end())) {
                    return index;
                }
            }
        }
        return 0;
    }
}
