package io.rastro.agents;

import org.jspecify.annotations.Nullable;

/** Everything that is known of an agent, or of several: sums, from which every average follows. */
public record AgentSums(SegmentCounts segments, HandlingTimes handling, StatusTimes statuses) {

    private static final int SECONDS_PER_HOUR = 3_600;

    public static final AgentSums NONE = new AgentSums(SegmentCounts.NONE, HandlingTimes.NONE, StatusTimes.NONE);

    public AgentSums plus(AgentSums other) {
        return new AgentSums(
                segments.plus(other.segments), handling.plus(other.handling), statuses.plus(other.statuses));
    }

    AgentSums withConversations(long distinct) {
        return new AgentSums(segments.withConversations(distinct), handling, statuses);
    }

    /** Whether there is nothing to show a row for. */
    boolean isEmpty() {
        return segments.answered() == 0 && statuses.busy() == 0 && statuses.loggedIn() == 0;
    }

    /** Taxa de transferência. */
    public Mean transferRate() {
        return new Mean(segments.transferred(), segments.answered());
    }

    /** Concorrência média. */
    public Mean concurrency() {
        return new Mean(statuses.interactions(), statuses.busy());
    }

    /** Taxa de ocupação; of nothing where no status is known, since then nobody knows who was available. */
    public Mean occupancy() {
        return statuses.known() ? new Mean(statuses.busy(), statuses.busy() + statuses.available()) : Mean.NONE;
    }

    /** Atendimentos/hora; null when nobody was logged in. */
    public @Nullable Double perHour() {
        Double perSecond = new Mean(segments.answered(), statuses.loggedIn()).exact();
        return perSecond == null ? null : Double.valueOf(perSecond * SECONDS_PER_HOUR);
    }
}
