package io.rastro.ivr.web;

import io.rastro.ivr.IvrColumn;
import io.rastro.ivr.IvrFilter;
import io.rastro.ivr.IvrGrouping;
import io.rastro.ivr.IvrReport;
import io.rastro.ivr.IvrRow;
import io.rastro.report.web.Chart;
import io.rastro.report.web.Chart.Series;
import io.rastro.report.web.Chart.SeriesType;
import io.rastro.report.web.Chart.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where calls ended, stacked, with service level and speed of answer as lines. */
@Component
class IvrChart {

    /** A picture with more places cannot be read. */
    private static final int MAX_PLACES = 62;

    private final IvrText text;

    IvrChart(IvrText text) {
        this.text = text;
    }

    Chart of(IvrReport report, IvrFilter filter) {
        List<String> labels =
                places(report).map(row -> label(report.grouping(), row)).toList();
        return new Chart(
                labels,
                List.of(
                        bar(IvrColumn.ANSWERED, 1, report, filter),
                        bar(IvrColumn.RETAINED, 2, report, filter),
                        bar(IvrColumn.OVERFLOWED, 3, report, filter),
                        bar(IvrColumn.LEFT_IN_QUEUE, 4, report, filter),
                        bar(IvrColumn.LEFT_IN_IVR, 5, report, filter),
                        series(IvrColumn.SERVICE_LEVEL, SeriesType.LINE, Unit.RATIO, 0, report, filter),
                        series(IvrColumn.ANSWER_WAIT, SeriesType.LINE, Unit.SECONDS, 4, report, filter)));
    }

    // Beside those that no agent had, because they ended before, the agents' own could not be told apart.
    private static Stream<IvrRow> places(IvrReport report) {
        return report.rows().stream()
                .filter(row -> report.grouping() != IvrGrouping.AGENT || !IvrGrouping.NONE.equals(row.key()))
                .limit(MAX_PLACES);
    }

    private String label(IvrGrouping grouping, IvrRow row) {
        String name = text.name(grouping, row);
        return grouping == IvrGrouping.AGENT ? Chart.person(name) : name;
    }

    private Series bar(IvrColumn column, int colour, IvrReport report, IvrFilter filter) {
        return series(column, SeriesType.BAR, Unit.COUNT, colour, report, filter);
    }

    private Series series(
            IvrColumn column, SeriesType kind, Unit unit, int colour, IvrReport report, IvrFilter filter) {
        List<@Nullable Number> values = new ArrayList<>();
        places(report).forEach(row -> values.add((Number) column.value(row)));
        return new Series(text.header(column, filter), kind, unit, colour, values);
    }
}
