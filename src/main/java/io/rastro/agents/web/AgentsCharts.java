package io.rastro.agents.web;

import io.rastro.agents.AgentRow;
import io.rastro.agents.AgentsFilter;
import io.rastro.agents.AgentsReport;
import io.rastro.agents.Figures;
import io.rastro.agents.Grouping;
import io.rastro.interaction.Medium;
import io.rastro.report.web.Chart;
import io.rastro.report.web.Chart.Kind;
import io.rastro.report.web.Chart.Series;
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
    static final int MOST_BARS = 20;

    private static final int MEDIA_APART = 2;

    private final Texts texts;

    AgentsCharts(Texts texts) {
        this.texts = texts;
    }

    /** Answered segments by medium: of the agents with the most, or of each day. */
    Chart answered(AgentsFilter filter, AgentsReport report) {
        Volumes volumes = filter.grouping() == Grouping.AGENT_DAY && !filter.oneDay() ? byDay(report) : byAgent(report);
        List<Medium> media = Arrays.stream(Medium.values())
                .filter(medium -> report.total().figures().volume().of(medium).answered() > 0)
                .sorted(Comparator.comparingLong((Medium medium) ->
                                report.total().figures().volume().of(medium).answered())
                        .reversed())
                .toList();
        List<Series> series = new ArrayList<>();
        for (Medium medium : media.subList(0, Math.min(MEDIA_APART, media.size()))) {
            series.add(series(
                    texts.of(medium.messageKey()),
                    series.size() + 1,
                    volumes,
                    figures -> figures.volume().of(medium).answered()));
        }
        List<Medium> others = media.subList(series.size(), media.size());
        if (!others.isEmpty()) {
            String name = others.size() == 1 ? texts.of(others.get(0).messageKey()) : texts.of("agents.chart.others");
            series.add(series(
                    name,
                    series.size() + 1,
                    volumes,
                    figures -> others.stream()
                            .mapToLong(medium -> figures.volume().of(medium).answered())
                            .sum()));
        }
        return new Chart(volumes.labels(), series);
    }

    /** What one agent answered each day, and how occupied they were. */
    Chart trend(AgentsReport report) {
        Volumes days = byDay(report);
        List<@Nullable Number> occupancy = new ArrayList<>();
        days.figures().forEach(figures -> occupancy.add(figures.occupancy().exact()));
        return new Chart(
                days.labels(),
                List.of(
                        series(
                                texts.of("agents.ANSWERED"),
                                1,
                                days,
                                figures -> figures.volume().answered()),
                        new Series(texts.of("agents.OCCUPANCY"), Kind.LINE, Unit.RATIO, 4, occupancy)));
    }

    private record Volumes(List<String> labels, List<Figures> figures) {}

    private static Volumes byAgent(AgentsReport report) {
        List<AgentRow> most = report.rows().stream()
                .filter(row -> row.figures().volume().answered() > 0)
                .sorted(Comparator.comparingLong(
                                (AgentRow row) -> row.figures().volume().answered())
                        .reversed())
                .limit(MOST_BARS)
                .toList();
        return new Volumes(
                most.stream().map(row -> Chart.person(row.agent())).toList(),
                most.stream().map(AgentRow::figures).toList());
    }

    private Volumes byDay(AgentsReport report) {
        Map<LocalDate, Figures> days = new TreeMap<>();
        report.rows().forEach(row -> days.merge(Objects.requireNonNull(row.day()), row.figures(), Figures::plus));
        return new Volumes(days.keySet().stream().map(this::shortened).toList(), List.copyOf(days.values()));
    }

    private String shortened(LocalDate day) {
        return texts.of(
                "agents.chart.day", "%02d".formatted(day.getDayOfMonth()), "%02d".formatted(day.getMonthValue()));
    }

    private static Series series(String name, int colour, Volumes volumes, ToLongFunction<Figures> value) {
        List<@Nullable Number> values = new ArrayList<>();
        volumes.figures().forEach(figures -> values.add(value.applyAsLong(figures)));
        return new Series(name, Kind.BAR, Unit.COUNT, colour, values);
    }
}
