package io.rastro.agents;

import io.rastro.interaction.Medium;
import io.rastro.interaction.Medium.Trait;
import io.rastro.report.Format;
import io.rastro.report.SummaryColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One column of the table.
 *
 * @param medium the one it counts; null: all
 * @param reasonId of the pauses that it adds up; null: all
 * @param timeOnly whether a stamp needs no date, because there is one day only
 */
public record AgentColumn(
        AgentMeasure measure,
        @Nullable Medium medium,
        @Nullable Integer reasonId,
        boolean timeOnly) implements SummaryColumn<AgentRow> {

    /** The columns of a report, in order. Media and reasons that do not occur have none. */
    public static List<AgentColumn> of(AgentsFilter filter, AgentsReport report) {
        List<AgentColumn> columns = new ArrayList<>();
        for (AgentMeasure measure : AgentMeasure.values()) {
            switch (measure) {
                case MEDIUM ->
                    media(report).forEach(medium -> columns.add(new AgentColumn(measure, medium, null, false)));
                case PAUSE_REASON ->
                    reasons(report).forEach(reason -> columns.add(new AgentColumn(measure, null, reason, false)));
                case INBOUND, OUTBOUND -> {
                    if (filter.medium().map(medium -> medium.has(Trait.CALL)).orElse(true)) {
                        columns.add(new AgentColumn(measure, null, null, false));
                    }
                }
                default -> columns.add(new AgentColumn(measure, null, null, filter.oneDay()));
            }
        }
        return columns;
    }

    private static Stream<Medium> media(AgentsReport report) {
        SegmentCounts segments = report.total().sums().segments();
        return Arrays.stream(Medium.values())
                .filter(medium -> segments.of(medium).answered() > 0);
    }

    private static Stream<Integer> reasons(AgentsReport report) {
        StatusTimes statuses = report.total().sums().statuses();
        return Stream.concat(report.pauseReasons().keySet().stream(), Stream.of(StatusTimes.NO_REASON))
                .filter(reason -> statuses.paused(reason) > 0);
    }

    @Override
    public String key() {
        return measure.name()
                + Optional.ofNullable(medium).map(each -> "-" + each).orElse("")
                + Optional.ofNullable(reasonId).map(each -> "-" + each).orElse("");
    }

    @Override
    public String group() {
        return measure.group().name();
    }

    @Override
    public Format format() {
        return timeOnly && measure.format() == Format.DATE_TIME ? Format.TIME : measure.format();
    }

    @Override
    public boolean bar() {
        return measure == AgentMeasure.OCCUPANCY;
    }

    @Override
    public @Nullable Object value(AgentRow row) {
        return measure.value(row, this);
    }

    Medium requiredMedium() {
        return Objects.requireNonNull(medium);
    }

    int requiredReason() {
        return Objects.requireNonNull(reasonId);
    }
}
