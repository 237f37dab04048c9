package io.rastro.ivr;

/** A span of time summed over calls, in seconds; spans that are unknown are left out. */
public enum DurationMeasure {
    ANSWER_WAIT("wait", "answered"),
    LEAVE_WAIT("wait", "abandoned"),
    /** The longest wait of calls answered or abandoned in the queue; not a sum. */
    LONGEST_WAIT("wait", "answered or abandoned") {
        @Override
        String aggregate() {
            return "max";
        }

        @Override
        long combine(long some, long others) {
            return Math.max(some, others);
        }
    },
    IVR_TIME("ivr_time", "true"),
    HANDLING("handling", "answered");

    private final String span;
    private final String condition;

    DurationMeasure(String span, String condition) {
        this.span = span;
        this.condition = condition;
    }

    /** SQL over the facts of a call. */
    String span() {
        return span;
    }

    /** Which calls have it. */
    String condition() {
        return condition;
    }

    String aggregate() {
        return "sum";
    }

    long combine(long some, long others) {
        return some + others;
    }
}
