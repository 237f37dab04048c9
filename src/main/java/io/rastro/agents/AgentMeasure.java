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
 * Everything the Agents report tells of a line, each declared once, in the order of the table. Table, CSV, explanations
 * and help page follow from this list. Two of them are as many columns as there are media and reasons.
 */
public enum AgentMeasure {
    ANSWERED(Group.VOLUME, COUNT, of(f -> f.volume().answered()), Counted.ANSWERED),
    CONVERSATIONS(Group.VOLUME, COUNT, of(f -> f.volume().conversations()), Counted.CONVERSATIONS),
    MEDIUM(
            Group.VOLUME,
            COUNT,
            (row, column) -> row.figures().volume().of(column.requiredMedium()).answered(),
            Counted.ANSWERED),
    INBOUND(Group.VOLUME, COUNT, of(f -> f.volume().inbound()), Counted.INBOUND),
    OUTBOUND(Group.VOLUME, COUNT, of(f -> f.volume().outbound()), Counted.OUTBOUND),
    TRANSFERRED(Group.VOLUME, COUNT, of(f -> f.volume().transferred()), Counted.TRANSFERRED),
    TRANSFER_RATE(Group.VOLUME, PERCENT, of(f -> f.transferRate().exact()), null),
    HANDLING_TIME(Group.TIMES, DURATION, of(f -> f.handling().handled().rounded()), null),
    PRODUCTIVE_TIME(Group.TIMES, DURATION, of(f -> f.handling().productive().rounded()), null),
    UNPRODUCTIVE_TIME(Group.TIMES, DURATION, of(f -> f.handling().hold().rounded()), null),
    FIRST_RESPONSE_TIME(
            Group.TIMES, DURATION, of(f -> f.handling().firstResponse().rounded()), null),
    RESPONSE_TIME(Group.TIMES, DURATION, of(f -> f.handling().response().rounded()), null),
    OCCUPANCY(Group.PACE, PERCENT, (row, column) -> row.occupancy().exact(), null),
    CONCURRENCY(Group.PACE, DECIMAL, of(f -> f.concurrency().exact()), null),
    PER_HOUR(Group.PACE, DECIMAL, of(Figures::perHour), null),
    LOGGED_IN(Group.CLOCK, DURATION, of(f -> f.presence().loggedIn()), null),
    BUSY(Group.CLOCK, DURATION, of(f -> f.presence().busy()), null),
    AVAILABLE(Group.CLOCK, DURATION, of(f -> f.presence().available()), null),
    PAUSED(Group.CLOCK, DURATION, of(f -> f.presence().paused()), null),
    PAUSE_REASON(
            Group.CLOCK, DURATION, (row, column) -> row.figures().presence().paused(column.requiredReason()), null),
    AFTER_CALL(Group.CLOCK, DURATION, of(f -> f.presence().afterCall()), null),
    IN_SERVICE(Group.CLOCK, DURATION, of(f -> f.presence().inService()), null),
    FIRST_LOGIN(Group.SHIFT, DATE_TIME, of(f -> f.presence().firstLogin()), null),
    LAST_LOGOUT(Group.SHIFT, DATE_TIME, of(f -> f.presence().lastLogout()), null);

    /** What stands together under one heading. */
    public enum Group {
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

    interface Value {

        @Nullable
        Object of(AgentRow row, AgentColumn column);
    }

    private final Group group;
    private final Format format;

    @SuppressWarnings("ImmutableEnumChecker") // a stateless function
    private final Value value;

    private final @Nullable Counted counted;

    AgentMeasure(Group group, Format format, Value value, @Nullable Counted counted) {
        this.group = group;
        this.format = format;
        this.value = value;
        this.counted = counted;
    }

    public Group group() {
        return group;
    }

    Format format() {
        return format;
    }

    Value value() {
        return value;
    }

    /** What the list behind it holds; empty when it is no count. */
    public Optional<Counted> counted() {
        return Optional.ofNullable(counted);
    }

    /** Whether it is told of each reason or medium, not once. */
    public boolean several() {
        return this == MEDIUM || this == PAUSE_REASON;
    }

    private static Value of(Function<Figures, @Nullable Object> value) {
        return (row, column) -> value.apply(row.figures());
    }
}
