package io.rastro.agents.web;

import io.rastro.agents.AgentRow;
import io.rastro.agents.AgentSums;
import io.rastro.agents.AgentsFilter;
import io.rastro.agents.AgentsReport;
import io.rastro.agents.Grouping;
import io.rastro.interaction.Medium;
import io.rastro.report.web.Chart;
import io.rastro.report.web.Chart.Series;
import io.rastro.report.web.Chart.SeriesType;
import io.rastro.report.web.Chart.Unit;
import io.rastro.report.web.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The report's charts: the same numbers as in its table. */
final class AgentsCharts {

    /** More bars than this are a fence. */
    static final int MAX_BARS = 20;

    private static final int MEDIA_APART = 2;

    private final Texts texts;

    AgentsCharts(Texts texts) {
        this.texts = texts;
    }

    /** Answered segments by medium: of the agents with the most, or of each day. */
    Chart answered(AgentsFilter filter, AgentsReport report) {
        Volumes volumes = filter.grouping() == Grouping.AGENT_DAY && !filter.oneDay() ? byDay(report) : byAgent(report);
        List<Medium> media = Arrays.stream(Medium.values())
                .filter(medium -> report.total().sums().segments().of(medium).answered() > 0)
                .sorted(Comparator.comparingLong((Medium medium) ->
                                report.total().sums().segments().of(medium).answered())
                        .reversed())
                .toList();
        List<Series> series = new ArrayList<>();
        for (Medium medium : media.subList(0, Math.min(MEDIA_APART, media.size()))) {
            series.add(series(
                    texts.of(medium.messageKey()),
                    series.size() + 1,
                    volumes,
                    sums -> sums.segments().of(medium).answered()));
        }
        List<Medium> others = media.subList(series.size(), media.size());
        if (!others.isEmpty()) {
            String name = others.size() == 1 ? texts.of(others.get(0).messageKey()) : texts.of("agents.chart.others");
            series.add(series(
                    name,
                    series.size() + 1,
                    volumes,
                    sums -> others.stream()
                            .mapToLong(medium -> sums.segments().of(medium).answered())
                            .sum()));
        }
        return new Chart(volumes.labels(), series);
    }

    /** What one agent answered each day, and how occupied they were. */
    Chart trend(AgentsReport report) {
        Volumes days = byDay(report);
        List<@Nullable Number> occupancy = new ArrayList<>();
        days.sums().forEach(sums -> occupancy.add(sums.occupancy().exact()));
        return new Chart(
                days.labels(),
                List.of(
                        series(
                                texts.of("agents.ANSWERED"),
                                1,
                                days,
                                sums -> sums.segments().answered()),
                        new Series(texts.of("agents.OCCUPANCY"), SeriesType.LINE, Unit.RATIO, 4, occupancy)));
    }

    private record Volumes(List<String> labels, List<AgentSums> sums) {}

    private static Volumes byAgent(AgentsReport report) {
        List<AgentRow> busiest = report.rows().stream()
                .filter(row -> row.sums().segments().answered() > 0)
                .sorted(Comparator.comparingLong(
                                (AgentRow row) -> row.sums().segments().answered())
                        .reversed())
                .limit(MAX_BARS)
                .toList();
        return new Volumes(
                busiest.stream().map(row -> Chart.person(row.agent())).toList(),
                busiest.stream().map(AgentRow::sums).toList());
    }

    private Volumes byDay(AgentsReport report) {
        Map<LocalDate, AgentSums> days = new TreeMap<>();
        report.rows().forEach(row -> days.merge(Objects.requireNonNull(row.day()), row.sums(), AgentSums::plus));
        return new Volumes(days.keySet().stream().map(this::shortened).toList(), List.copyOf(days.values()));
    }

    private String shortened(LocalDate day) {
        return texts.of(
                "agents.chart.day", "%02d".formatted(day.getDayOfMonth()), "%02d".formatted(day.getMonthValue()));
    }

    private static Series series(String name, int colour, Volumes volumes, ToLongFunction<AgentSums> value) {
        List<@Nullable Number> values = new ArrayList<>();
        volumes.sums().forEach(sums -> values.add(value.applyAsLong(sums)));
        return new Series(name, SeriesType.BAR, Unit.COUNT, colour, values);
    }
}
