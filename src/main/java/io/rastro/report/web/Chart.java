package io.rastro.report.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A picture of numbers that stand in a table, too. The page's script draws it.
 *
 * @param labels what stands under each place of the axis
 */
public record Chart(List<String> labels, List<Series> series) {

    private static final JsonMapper JSON = new JsonMapper();

    /** How a series is drawn. */
    public enum SeriesType {
        /** Stacked on the other bars. */
        BAR,
        LINE
    }

    /** What its numbers are. */
    public enum Unit {
        COUNT,
        /** Of one. */
        RATIO,
        SECONDS
    }

    /**
     * Numbers of one kind.
     *
     * @param colour the number of a data colour of the theme, 1 to 5; 0: that of text, which stands out on all of them
     * @param values null where there is none
     */
    public record Series(String name, SeriesType kind, Unit unit, int colour, List<@Nullable Number> values) {}

    /** A person's name as short as an axis needs it: the first one and an initial. */
    public static String person(String name) {
        String[] parts = name.strip().split("\\s+", -1);
        return parts.length == 1 ? name : parts[0] + " " + parts[parts.length - 1].charAt(0) + ".";
    }

    /** The form that the script reads. */
    public String json() {
        return JSON.writeValueAsString(this);
    }
}
