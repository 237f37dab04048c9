package io.rastro.ivr;

import io.rastro.report.rollup.Rollup;
import io.rastro.report.rollup.Rollup.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A set of IVR calls that the report counts and the list of calls shows: one condition for both, so that a number and
 * the list behind it cannot disagree. Conditions are over the columns of {@link CallFactSql}.
 */
public enum CallSet {
    RECEIVED("true"),
    RETAINED("outcome = 'RETAINED'"),
    /** Hung up inside the IVR. */
    LEFT_IN_IVR("outcome = 'ABANDONED'"),
    FORWARDED("outcome = 'FORWARDED'"),
    ANSWERED("answered"),
    /** Hung up in the queue, unanswered. */
    LEFT_IN_QUEUE("abandoned"),
    /** Those of {@link #LEFT_IN_QUEUE} that hung up within a few seconds. */
    LEFT_SOON("abandoned and wait <= :shortAbandon"),
    /** Left the queue unanswered without hanging up, or no segment of service is known. */
    OVERFLOWED("outcome = 'FORWARDED' and not answered and not abandoned"),
    ANSWERED_IN_TIME("answered and wait <= :serviceLevel"),
    TRANSFERRED("transferred"),
    NO_SEGMENT("outcome = 'FORWARDED' and segment_id is null"),
    /** By its stamps it entered the queue before it left the IVR. */
    QUEUED_EARLY("queued_at < left_at"),
    NO_AGENT("answered and agent_id is null"),
    ANSWER_WAIT_UNKNOWN("answered and wait is null"),
    LEAVE_WAIT_UNKNOWN("abandoned and wait is null"),
    IVR_TIME_UNKNOWN("ivr_time is null"),
    HANDLING_UNKNOWN("answered and handling is null"),
    /** The end of the wait was told up to a minute before its beginning: a wait of nothing. */
    WAIT_CLAMPED("(answered or abandoned) and wait_clamped"),
    HANDLING_CLAMPED("handling_clamped"),
    IVR_TIME_CLAMPED("ivr_time_clamped"),
    /** Answered by its status, without a stamp that tells when. */
    ANSWER_UNSTAMPED("answered and answered_at is null"),
    /** Told to be answered by the stamp alone. */
    ANSWER_CONTRADICTED("not answered and answered_at is not null");

    /** Those that tell of something repaired or left out, in the order of the notes. */
    public static final List<CallSet> REMARKS = List.of(
            QUEUED_EARLY,
            NO_SEGMENT,
            NO_AGENT,
            ANSWER_UNSTAMPED,
            ANSWER_CONTRADICTED,
            WAIT_CLAMPED,
            ANSWER_WAIT_UNKNOWN,
            LEAVE_WAIT_UNKNOWN,
            HANDLING_CLAMPED,
            HANDLING_UNKNOWN,
            IVR_TIME_CLAMPED,
            IVR_TIME_UNKNOWN);

    private final String condition;

    CallSet(String condition) {
        this.condition = condition;
    }

    /** SQL over the facts of a call; never null. */
    String condition() {
        return condition;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Measure measure() {
        return new Measure(key(), "count(*) filter (where " + condition + ")", Rollup.SUM);
    }

    public static Optional<CallSet> of(String code) {
        return Arrays.stream(values()).filter(set -> set.name().equals(code)).findFirst();
    }
}
