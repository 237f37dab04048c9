package io.rastro.report.sql;

import io.rastro.report.Cursor;
import io.rastro.report.Order;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * The order of a list by an instant and, where that is the same, by id.
 *
 * @param instant the column of the instant, with its alias
 * @param id the column of the id, with its alias
 */
public record KeyOrder(String instant, String id) {

    /** The clause that orders rows, with a blank in front. */
    public String by(Order order) {
        String direction = order == Order.NEWEST ? " desc" : " asc";
        return " order by " + instant + direction + ", " + id + direction;
    }

    /**
     * The condition of rows beyond a cursor, whose values are {@link #parameters}. The plain bound beside the row
     * comparison lets the planner skip partitions.
     */
    public String beyond(Order order) {
        String side = order == Order.NEWEST ? "<" : ">";
        return instant + " " + side + "= :cursorAt and (" + instant + ", " + id + ") " + side
                + " (:cursorAt, :cursorId)";
    }

    public static Map<String, Object> parameters(Cursor cursor) {
        return Map.of("cursorAt", cursor.instant().atOffset(ZoneOffset.UTC), "cursorId", cursor.id());
    }
}
