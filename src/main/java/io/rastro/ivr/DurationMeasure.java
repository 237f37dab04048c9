package io.rastro.ivr;

import io.rastro.report.rollup.Rollup;
import io.rastro.report.rollup.Rollup.Measure;
import java.util.Locale;

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
