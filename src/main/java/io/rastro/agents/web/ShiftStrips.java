package io.rastro.agents.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of agents' days beside their rows.
 *
 * @param strips one for each row, null where there is nothing to draw; empty when the report shows none
 * @param axis what all of them share; null: there is nothing to draw
 */
public record ShiftStrips(
        List<@Nullable Strip> strips, @Nullable Axis axis) {

    static final ShiftStrips NONE = new ShiftStrips(List.of(), null);

    /**
     * One day of one agent.
     *
     * @param text the same in words
     */
    public record Strip(String text, List<StripPath> paths) {}

    /** What is drawn in one colour. */
    public record StripPath(String kind, String path) {}

    /**
     * The hours.
     *
     * @param text the same in words
     */
    public record Axis(String text, List<HourMark> ticks) {}

    /** One hour on the axis. */
    public record HourMark(String x, String anchor, String label) {}
}
