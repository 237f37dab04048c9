package io.rastro.agents;

import static io.rastro.agents.Formula.*;
import static io.rastro.report.Format.COUNT;
import static io.rastro.report.Format.DATE_TIME;
import static io.rastro.report.Format.DECIMAL;
import static io.rastro.report.Format.DURATION;
import static io.rastro.report.Format.PERCENT;

import io.rastro.agents.Formula.Example.Term;
import io.rastro.report.Format;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything the Agents report tells of a row, each declared once, in the order of the table. Table, CSV, explanations
 * and help page follow from this list. Two of them are as many columns as there are media and reasons.
 */
public enum AgentMeasure {
    ANSWERED(MeasureGroup.VOLUME, COUNT, sum(f -> f.segments().answeredByMedium()), SegmentSet.ANSWERED),
    CONVERSATIONS(
            MeasureGroup.VOLUME,
            COUNT,
            told(f -> f.segments().conversations(), f -> List.of(answered(f))),
            SegmentSet.CONVERSATIONS),
    MEDIUM(
            MeasureGroup.VOLUME,
            COUNT,
            partOfEach((f, column) -> f.segments().of(column.requiredMedium()).answered(), AgentMeasure::answered),
            SegmentSet.ANSWERED),
    INBOUND(MeasureGroup.VOLUME, COUNT, part(f -> f.segments().inbound(), AgentMeasure::calls), SegmentSet.INBOUND),
    OUTBOUND(MeasureGroup.VOLUME, COUNT, part(f -> f.segments().outbound(), AgentMeasure::calls), SegmentSet.OUTBOUND),
    TRANSFERRED(
            MeasureGroup.VOLUME,
            COUNT,
            part(f -> f.segments().transferred(), AgentMeasure::answered),
            SegmentSet.TRANSFERRED),
    TRANSFER_RATE(MeasureGroup.VOLUME, PERCENT, ratio(AgentSums::transferRate, COUNT), null),
    HANDLING_TIME(MeasureGroup.TIMES, DURATION, mean(f -> f.handling().handled()), null),
    PRODUCTIVE_TIME(MeasureGroup.TIMES, DURATION, mean(f -> f.handling().productive()), null),
    UNPRODUCTIVE_TIME(MeasureGroup.TIMES, DURATION, mean(f -> f.handling().hold()), null),
    FIRST_RESPONSE_TIME(MeasureGroup.TIMES, DURATION, mean(f -> f.handling().firstResponse()), null),
    RESPONSE_TIME(MeasureGroup.TIMES, DURATION, mean(f -> f.handling().response()), null),
    OCCUPANCY(MeasureGroup.PACE, PERCENT, share(AgentRow::occupancy), null),
    CONCURRENCY(MeasureGroup.PACE, DECIMAL, ratio(AgentSums::concurrency, DURATION), null),
    PER_HOUR(MeasureGroup.PACE, DECIMAL, told(AgentSums::perHour, f -> List.of(answered(f), loggedIn(f))), null),
    LOGGED_IN(
            MeasureGroup.CLOCK,
            DURATION,
            sum(f -> Stream.of(
                            f.statuses().available(),
                            f.statuses().paused(),
                            f.statuses().afterCall(),
                            f.statuses().inService())
                    .map(Term::time)
                    .toList()),
            null),
    BUSY(
            MeasureGroup.CLOCK,
            DURATION,
            told(f -> f.statuses().busy(), f -> List.of(Term.time(f.statuses().interactions()))),
            null),
    AVAILABLE(MeasureGroup.CLOCK, DURATION, part(f -> f.statuses().available(), AgentMeasure::loggedIn), null),
    PAUSED(MeasureGroup.CLOCK, DURATION, part(f -> f.statuses().paused(), AgentMeasure::loggedIn), null),
    PAUSE_REASON(
            MeasureGroup.CLOCK,
            DURATION,
            partOfEach(
                    (f, column) -> f.statuses().paused(column.requiredReason()),
                    f -> Term.time(f.statuses().paused())),
            null),
    AFTER_CALL(MeasureGroup.CLOCK, DURATION, part(f -> f.statuses().afterCall(), AgentMeasure::loggedIn), null),
    IN_SERVICE(MeasureGroup.CLOCK, DURATION, part(f -> f.statuses().inService(), AgentMeasure::loggedIn), null),
    FIRST_LOGIN(MeasureGroup.SHIFT, DATE_TIME, stamp(f -> f.statuses().firstLogin()), null),
    LAST_LOGOUT(MeasureGroup.SHIFT, DATE_TIME, stamp(f -> f.statuses().lastLogout()), null);

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

    private final MeasureGroup measureGroup;
    private final Format format;

    @SuppressWarnings("ImmutableEnumChecker") // stateless functions
    private final Formula formula;

    private final @Nullable SegmentSet set;

    AgentMeasure(MeasureGroup measureGroup, Format format, Formula formula, @Nullable SegmentSet set) {
        this.measureGroup = measureGroup;
        this.format = format;
        this.formula = formula;
        this.set = set;
    }

    public MeasureGroup group() {
        return measureGroup;
    }

    Format format() {
        return format;
    }

    @Nullable
    Object value(AgentRow row, AgentColumn column) {
        return formula.value().apply(row, column);
    }

    /** What the value of a row is worked out of. */
    public Formula.Example example(AgentRow row) {
        return formula.example().apply(row);
    }

    /** What the list behind it holds; empty when it is no count. */
    public Optional<SegmentSet> counted() {
        return Optional.ofNullable(set);
    }

    /** Whether it is told of each reason or medium, not once. */
    public boolean several() {
        return this == MEDIUM || this == PAUSE_REASON;
    }

    private static Term answered(AgentSums sums) {
        return Term.count(sums.segments().answered());
    }

    private static Term calls(AgentSums sums) {
        return Term.count(sums.segments().answeredCalls());
    }

    private static Term loggedIn(AgentSums sums) {
        return Term.time(sums.statuses().loggedIn());
    }
}
