package io.rastro.ivr;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is counted and summed over some calls. Every average is made here: a ratio of sums, null when it divides by nothing. */
public final class Measures {

    private final Map<CallSet, Long> counts = new EnumMap<>(CallSet.class);
    private final Map<TimeSum, Long> seconds = new EnumMap<>(TimeSum.class);

    /** Of no calls. */
    Measures() {}

    Measures put(CallSet set, long count) {
        counts.put(set, count);
        return this;
    }

    /** @param sum null: no call has such a span */
    Measures put(TimeSum span, @Nullable Long sum) {
        if (sum != null) {
            seconds.put(span, sum);
        }
        return this;
    }

    /** Both together. */
    Measures plus(Measures other) {
        Measures both = new Measures();
        both.counts.putAll(counts);
        both.seconds.putAll(seconds);
        other.counts.forEach((set, count) -> both.counts.merge(set, count, Long::sum));
        other.seconds.forEach((span, sum) -> both.seconds.merge(span, sum, span::combine));
        return both;
    }

    public long count(CallSet set) {
        return counts.getOrDefault(set, 0L);
    }

    /** Whether both partitions hold: every call ends in exactly one place. */
    public boolean addsUp() {
        return count(CallSet.RECEIVED)
                        == count(CallSet.RETAINED) + count(CallSet.LEFT_IN_IVR) + count(CallSet.FORWARDED)
                && count(CallSet.FORWARDED)
                        == count(CallSet.ANSWERED) + count(CallSet.LEFT_IN_QUEUE) + count(CallSet.OVERFLOWED);
    }

    public @Nullable Double retentionRate() {
        return ratio(count(CallSet.RETAINED), count(CallSet.RECEIVED));
    }

    public @Nullable Double answerRate() {
        return ratio(count(CallSet.ANSWERED), count(CallSet.FORWARDED));
    }

    public @Nullable Double abandonRate() {
        return ratio(count(CallSet.LEFT_IN_QUEUE), count(CallSet.FORWARDED));
    }

    public @Nullable Double serviceLevel() {
        return ratio(count(CallSet.ANSWERED_IN_TIME), count(CallSet.FORWARDED) - count(CallSet.LEFT_SOON));
    }

    /** Average speed of answer, in whole seconds. */
    public @Nullable Long answerWait() {
        return mean(TimeSum.ANSWER_WAIT, answersWithWait());
    }

    public @Nullable Long leaveWait() {
        return mean(TimeSum.LEAVE_WAIT, leavesWithWait());
    }

    /** In whole seconds; null when nobody is known to have waited. */
    public @Nullable Long longestWait() {
        return seconds.get(TimeSum.LONGEST_WAIT);
    }

    public @Nullable Long ivrTime() {
        return mean(TimeSum.IVR_TIME, callsWithIvrTime());
    }

    /** Average handling time, in whole seconds. */
    public @Nullable Long handlingTime() {
        return mean(TimeSum.HANDLING, answersWithHandling());
    }

    /** In whole seconds; what the averages divide. */
    public long sum(TimeSum span) {
        return seconds.getOrDefault(span, 0L);
    }

    public long answersWithWait() {
        return count(CallSet.ANSWERED) - count(CallSet.ANSWER_WAIT_UNKNOWN);
    }

    public long leavesWithWait() {
        return count(CallSet.LEFT_IN_QUEUE) - count(CallSet.LEAVE_WAIT_UNKNOWN);
    }

    public long callsWithIvrTime() {
        return count(CallSet.RECEIVED) - count(CallSet.IVR_TIME_UNKNOWN);
    }

    public long answersWithHandling() {
        return count(CallSet.ANSWERED) - count(CallSet.HANDLING_UNKNOWN);
    }

    private @Nullable Long mean(TimeSum span, long calls) {
        return calls == 0 ? null : Math.round((double) sum(span) / calls);
    }

    private static @Nullable Double ratio(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Measures measures && counts.equals(measures.counts) && seconds.equals(measures.seconds);
    }

    @Override
    public int hashCode() {
        return 31 * counts.hashCode() + seconds.hashCode();
    }

    @Override
    public String toString() {
        return counts + " " + seconds;
    }
}
