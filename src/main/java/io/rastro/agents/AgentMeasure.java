package io.rastro.agents;

import static io.rastro.report.Format.COUNT;
import static io.rastro.report.Format.DATE_TIME;
import static io.rastro.report.Format.DECIMAL;
import static io.rastro.report.Format.DURATION;
import static io.rastro.report.Format.PERCENT;

import io.rastro.report.Format;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything the Agents report tells of a row, each declared once, in the order of the table. Table, CSV, explanations
 * and help page follow from this list. Two of them are as many columns as there are media and reasons.
 */
public enum AgentMeasure {
    ANSWERED(MeasureGroup.VOLUME, COUNT, of(f -> f.segments().answered()), SegmentSet.ANSWERED),
    CONVERSATIONS(MeasureGroup.VOLUME, COUNT, of(f -> f.segments().conversations()), SegmentSet.CONVERSATIONS),
    MEDIUM(
            MeasureGroup.VOLUME,
            COUNT,
            (row, column) -> row.sums().segments().of(column.requiredMedium()).answered(),
            SegmentSet.ANSWERED),
    INBOUND(MeasureGroup.VOLUME, COUNT, of(f -> f.segments().inbound()), SegmentSet.INBOUND),
    OUTBOUND(MeasureGroup.VOLUME, COUNT, of(f -> f.segments().outbound()), SegmentSet.OUTBOUND),
    TRANSFERRED(MeasureGroup.VOLUME, COUNT, of(f -> f.segments().transferred()), SegmentSet.TRANSFERRED),
    TRANSFER_RATE(MeasureGroup.VOLUME, PERCENT, of(f -> f.transferRate().exact()), null),
    HANDLING_TIME(MeasureGroup.TIMES, DURATION, of(f -> f.handling().handled().rounded()), null),
    PRODUCTIVE_TIME(
            MeasureGroup.TIMES, DURATION, of(f -> f.handling().productive().rounded()), null),
    UNPRODUCTIVE_TIME(MeasureGroup.TIMES, DURATION, of(f -> f.handling().hold().rounded()), null),
    FIRST_RESPONSE_TIME(
            MeasureGroup.TIMES, DURATION, of(f -> f.handling().firstResponse().rounded()), null),
    RESPONSE_TIME(MeasureGroup.TIMES, DURATION, of(f -> f.handling().response().rounded()), null),
    OCCUPANCY(MeasureGroup.PACE, PERCENT, (row, column) -> row.occupancy().exact(), null),
    CONCURRENCY(MeasureGroup.PACE, DECIMAL, of(f -> f.concurrency().exact()), null),
    PER_HOUR(MeasureGroup.PACE, DECIMAL, of(AgentSums::perHour), null),
    LOGGED_IN(MeasureGroup.CLOCK, DURATION, of(f -> f.statuses().loggedIn()), null),
    BUSY(MeasureGroup.CLOCK, DURATION, of(f -> f.statuses().busy()), null),
    AVAILABLE(MeasureGroup.CLOCK, DURATION, of(f -> f.statuses().available()), null),
    PAUSED(MeasureGroup.CLOCK, DURATION, of(f -> f.statuses().paused()), null),
    PAUSE_REASON(
            MeasureGroup.CLOCK, DURATION, (row, column) -> row.sums().statuses().paused(column.requiredReason()), null),
    AFTER_CALL(MeasureGroup.CLOCK, DURATION, of(f -> f.statuses().afterCall()), null),
    IN_SERVICE(MeasureGroup.CLOCK, DURATION, of(f -> f.statuses().inService()), null),
    FIRST_LOGIN(MeasureGroup.SHIFT, DATE_TIME, of(f -> f.statuses().firstLogin()), null),
    LAST_LOGOUT(MeasureGroup.SHIFT, DATE_TIME, of(f -> f.statuses().lastLogout()), null);

    /** What stands together under one heading. */
    public enum MeasureGroup {
        VOLUME,
        TIMES,
        PACE,
        CLOCK,
        SHIFT;

        /** Whether its measures are booked by DATA, not by the clock. */
        public boolean byData() {
            return this == VOLUME || this == TIMES;
        }
    }

    interface SumsFunction {

        @Nullable
        Object of(AgentRow row, AgentColumn column);
    }

    private final MeasureGroup measureGroup;
    private final Format format;

    @SuppressWarnings("ImmutableEnumChecker") // a stateless function
    private final SumsFunction value;

    private final @Nullable SegmentSet set;

    AgentMeasure(MeasureGroup measureGroup, Format format, SumsFunction value, @Nullable SegmentSet set) {
        this.measureGroup = measureGroup;
        this.format = format;
        this.value = value;
        this.set = set;
    }

    public MeasureGroup group() {
        return measureGroup;
    }

    Format format() {
        return format;
    }

    SumsFunction value() {
        return value;
    }

    /** What the list behind it holds; empty when it is no count. */
    public Optional<SegmentSet> counted() {
        return Optional.ofNullable(set);
    }

    /** Whether it is told of each reason or medium, not once. */
    public boolean several() {
        return this == MEDIUM || this == PAUSE_REASON;
    }

    private static SumsFunction of(Function<AgentSums, @Nullable Object> value) {
        return (row, column) -> value.apply(row.sums());
    }
}
