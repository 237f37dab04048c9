package io.rastro.agents;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be wrong with the data of a report; each is told under the table, in this order. */
public enum DataIssue {
    /** Statuses cut where the agent's next one starts. */
    OVERLAPPING(null),
    /** Statuses without an end, taken to last until the next one starts. */
    UNENDED(null),
    /** The agents' last statuses without an end, taken to last until now. */
    RUNNING(null),
    /** Such statuses that began long ago, taken to last a day. */
    FORGOTTEN(null),
    /** Statuses left out because they end before they start. */
    REVERSED(null),
    /** Answered interactions left out because no agent is told. */
    NO_AGENT(SegmentSet.NO_AGENT),
    /** Answered interactions told to end up to a minute before they were answered. */
    HANDLING_CLAMPED(SegmentSet.HANDLING_CLAMPED),
    /** Answered interactions without the stamp of that. */
    ANSWER_UNSTAMPED(SegmentSet.ANSWER_UNSTAMPED),
    /** Interactions that carry the stamp of an answer and were not answered. */
    ANSWER_CONTRADICTED(SegmentSet.ANSWER_CONTRADICTED);

    private final @Nullable SegmentSet segments;

    DataIssue(@Nullable SegmentSet set) {
        this.segments = set;
    }

    /** Its name in SQL and in the message bundles. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The list of the interactions concerned; empty where it is about statuses. */
    public Optional<SegmentSet> segments() {
        return Optional.ofNullable(segments);
    }
}
