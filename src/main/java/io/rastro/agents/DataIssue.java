package io.rastro.agents;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be wrong with the data of a report; each is told under the table, in this order. */
public enum DataIssue {
    /** Statuses cut where the agent's next one starts. */
    OVERLAPPING(true, null),
    /** Statuses without an end, taken to last until the next one starts. */
    UNENDED(true, null),
    /** The agents' last statuses without an end, taken to last until now. */
    RUNNING(false, null),
    /** Such statuses that began long ago, taken to last a day. */
    FORGOTTEN(true, null),
    /** Statuses left out because they end before they start. */
    REVERSED(true, null),
    /** Answered interactions left out because no agent is told. */
    NO_AGENT(false, SegmentSet.NO_AGENT),
    /** Answered interactions told to end up to a minute before they were answered. */
    HANDLING_CLAMPED(true, SegmentSet.HANDLING_CLAMPED),
    /** Answered interactions without the stamp of that. */
    ANSWER_UNSTAMPED(true, SegmentSet.ANSWER_UNSTAMPED),
    /** Interactions that carry the stamp of an answer and were not answered. */
    ANSWER_CONTRADICTED(true, SegmentSet.ANSWER_CONTRADICTED);

    private final boolean kept;
    private final @Nullable SegmentSet segments;

    DataIssue(boolean kept, @Nullable SegmentSet set) {
        this.kept = kept;
        this.segments = set;
    }

    /** Whether it is kept with the sums of an agent's day. */
    boolean kept() {
        return kept;
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
