package io.rastro.agents;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One local day of an agent.
 *
 * @param timeline statuses first, then the time with interactions open, clipped to the day
 * @param segments what was open on the day, whenever it was received
 * @param pauseReasons the names of the reasons that occur, by id
 */
public record AgentShift(
        LocalDate day, List<TimelineSpan> timeline, List<SegmentRow> segments, Map<Integer, String> pauseReasons) {

    /** The statuses alone. */
    public List<TimelineSpan> statuses() {
        return timeline.stream()
                .filter(span -> span.activity() != TimelineSpan.AgentActivity.BUSY)
                .toList();
    }
}
