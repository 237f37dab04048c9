package io.rastro.ivr;

import io.rastro.report.DailyWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sums kept by day, by what they tell apart within it; the coarser ones first. */
enum Rollup {
    HOUR_AND_IVR("ivr_hour_sum", Dimension.HOUR, Dimension.IVR),
    SERVICE("ivr_service_sum", Dimension.SERVICE),
    AGENT("ivr_agent_sum", Dimension.AGENT),
    HOUR_AND_SERVICE("ivr_hour", Dimension.HOUR, Dimension.IVR, Dimension.SERVICE),
    AGENT_AND_SERVICE("ivr_agent_day", Dimension.IVR, Dimension.SERVICE, Dimension.AGENT);

    /** What sums, or a question, tell apart. */
    private enum Dimension {
        HOUR("entered_at", "date_trunc('hour', entered_at, :zone)"),
        IVR("ivr_id", "ivr_id"),
        SERVICE("service_id", "service_id"),
        AGENT("agent_id", "agent_id");

        private final String column;
        private final String ofFact;

        Dimension(String column, String ofFact) {
            this.column = column;
            this.ofFact = ofFact;
        }
    }

    private static final int SECONDS_PER_HOUR = 3_600;

    private final String table;

    @SuppressWarnings("ImmutableEnumChecker") // filled once
    private final Set<Dimension> dimensions;

    Rollup(String table, Dimension... dimensions) {
        this.table = table;
        this.dimensions = EnumSet.copyOf(List.of(dimensions));
    }

    String table() {
        return table;
    }

    /** SQL that fills it with the sums of the facts of one day, which begins at {@code :spanStart}. */
    String insertion() {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        if (!dimensions.contains(Dimension.HOUR)) {
            columns.add("entered_at");
            values.add("cast(:spanStart as timestamptz)");
        }
        dimensions.forEach(dimension -> {
            columns.add(dimension.column);
            values.add(dimension.ofFact);
        });
        List<String> places = new ArrayList<>();
        for (int place = 1; place <= values.size(); place++) {
            places.add(String.valueOf(place));
        }
        return "insert into " + table + " (" + String.join(", ", columns) + ", " + MeasureSql.names() + ") select "
                + String.join(", ", values) + ", " + MeasureSql.ofFacts() + " from fact group by "
                + String.join(", ", places);
    }

    /**
     * The coarsest that can answer a report; none when only the calls themselves can.
     *
     * @param limited whether the reader sees only some services
     * @param kept the service level by which the sums were made
     */
    static Optional<Rollup> of(IvrFilter filter, boolean limited, Duration kept) {
        if (!filter.serviceLevel().equals(kept) || !startsAndEndsOnTheHour(filter.window())) {
            return Optional.empty();
        }
        Set<Dimension> required = requiredDimensions(filter, limited);
        return Arrays.stream(values())
                .filter(rollup -> rollup.dimensions.containsAll(required))
                .findFirst();
    }

    private static boolean startsAndEndsOnTheHour(DailyWindow window) {
        return window.firstSecond() % SECONDS_PER_HOUR == 0 && window.endSecond() % SECONDS_PER_HOUR == 0;
    }

    private static Set<Dimension> requiredDimensions(IvrFilter filter, boolean limited) {
        Set<Dimension> required = EnumSet.noneOf(Dimension.class);
        IvrGrouping grouping = filter.grouping();
        add(
                required,
                Dimension.HOUR,
                grouping == IvrGrouping.HOUR || !filter.window().equals(IvrFilter.WHOLE_DAY));
        add(required, Dimension.IVR, grouping == IvrGrouping.IVR || restricts(filter.ivrs()));
        add(required, Dimension.SERVICE, grouping == IvrGrouping.SERVICE || limited || restricts(filter.services()));
        add(
                required,
                Dimension.AGENT,
                grouping == IvrGrouping.AGENT || restricts(filter.agents()) || restricts(filter.agentTags()));
        return required;
    }

    private static void add(Set<Dimension> dimensions, Dimension dimension, boolean required) {
        if (required) {
            dimensions.add(dimension);
        }
    }

    private static boolean restricts(Collection<Integer> ids) {
        return !ids.isEmpty();
    }
}
