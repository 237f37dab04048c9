package io.rastro.ivr;

import io.rastro.report.rollup.Rollup;
import io.rastro.report.rollup.Rollup.Measure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is counted and summed over some calls. Every average is made here. */
public final class Measures {

    /** All of them, as rollups keep them. */
    static final List<Measure> DECLARED = Stream.concat(
                    Arrays.stream(CallSet.values()).map(CallSet::measure),
                    Arrays.stream(DurationMeasure.values()).map(DurationMeasure::measure))
            .toList();

    private final Map<CallSet, Long> counts = new EnumMap<>(CallSet.class);
    private final Map<DurationMeasure, Long> seconds = new EnumMap<>(DurationMeasure.class);
    private @Nullable Long countedApart;

    /** Of no calls. */
    Measures() {}

    /** From columns of their names. */
    static Measures read(ResultSet row) throws SQLException {
        Measures measures = new Measures();
        for (CallSet set : CallSet.values()) {
            measures.put(set, row.getLong(set.key()));
        }
        for (DurationMeasure sum : DurationMeasure.values()) {
            long seconds = row.getLong(sum.key());
            measures.put(sum, row.wasNull() ? null : seconds);
        }
        return measures;
    }

    Measures put(CallSet set, long count) {
        counts.put(set, count);
        return this;
    }

    /** @param sum null: no call has such a span */
    Measures put(DurationMeasure span, @Nullable Long sum) {
        if (sum != null) {
            seconds.put(span, sum);
        }
        return this;
    }

    /** The same, held against a number of calls that was counted apart from the sums. */
    Measures heldAgainst(long calls) {
        Measures same = plus(new Measures());
        same.countedApart = calls;
        return same;
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

    /**
     * Whether both partitions hold, because every call ends in exactly one place, and no call is missing, as far as they
     * were counted apart.
     */
    public boolean addsUp() {
        return (countedApart == null || countedApart == count(CallSet.RECEIVED))
                && count(CallSet.RECEIVED)
                        == count(CallSet.RETAINED) + count(CallSet.LEFT_IN_IVR) + count(CallSet.FORWARDED)
                && count(CallSet.FORWARDED)
                        == count(CallSet.ANSWERED) + count(CallSet.LEFT_IN_QUEUE) + count(CallSet.OVERFLOWED);
    }

    public Ratio retention() {
        return rate(CallSet.RETAINED, CallSet.RECEIVED);
    }

    public Ratio answering() {
        return rate(CallSet.ANSWERED, CallSet.FORWARDED);
    }

    public Ratio abandonment() {
        return rate(CallSet.LEFT_IN_QUEUE, CallSet.FORWARDED);
    }

    /** Who hung up so soon that nobody could have answered does not count, nor whose wait nobody knows. */
    public Ratio serviceLevel() {
        return new Ratio(
                count(CallSet.ANSWERED_IN_TIME),
                count(CallSet.FORWARDED) - count(CallSet.LEFT_SOON) - count(CallSet.ANSWER_WAIT_UNKNOWN));
    }

    /** Average speed of answer. */
    public Ratio answerWait() {
        return mean(DurationMeasure.ANSWER_WAIT, CallSet.ANSWERED, CallSet.ANSWER_WAIT_UNKNOWN);
    }

    public Ratio leaveWait() {
        return mean(DurationMeasure.LEAVE_WAIT, CallSet.LEFT_IN_QUEUE, CallSet.LEAVE_WAIT_UNKNOWN);
    }

    /** In whole seconds; null when nobody is known to have waited. */
    public @Nullable Long longestWait() {
        return seconds.get(DurationMeasure.LONGEST_WAIT);
    }

    public Ratio ivrTime() {
        return mean(DurationMeasure.IVR_TIME, CallSet.RECEIVED, CallSet.IVR_TIME_UNKNOWN);
    }

    /** Average handling time. */
    public Ratio handlingTime() {
        return mean(DurationMeasure.HANDLING, CallSet.ANSWERED, CallSet.HANDLING_UNKNOWN);
    }

    private Ratio rate(CallSet part, CallSet whole) {
        return new Ratio(count(part), count(whole));
    }

    private Ratio mean(DurationMeasure span, CallSet calls, CallSet unknown) {
        return new Ratio(seconds.getOrDefault(span, 0L), count(calls) - count(unknown));
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

    /** A span of time summed over calls, in seconds; spans that are unknown are left out. */
    public enum DurationMeasure {
        ANSWER_WAIT("wait", "answered"),
        LEAVE_WAIT("wait", "abandoned"),
        /** The longest wait of calls answered or abandoned in the queue; not a sum. */
        LONGEST_WAIT("wait", "answered or abandoned"),
        IVR_TIME("ivr_time", "true"),
        HANDLING("handling", "answered");

        private final String span;
        private final String condition;

        DurationMeasure(String span, String condition) {
            this.span = span;
            this.condition = condition;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        Measure measure() {
            String ofFacts = "(" + span + ") filter (where " + condition + ")";
            return this == LONGEST_WAIT
                    ? new Measure(key(), "max" + ofFacts, "max")
                    : new Measure(key(), "sum" + ofFacts, Rollup.SUM);
        }

        long combine(long some, long others) {
            return this == LONGEST_WAIT ? Math.max(some, others) : some + others;
        }
    }
}
