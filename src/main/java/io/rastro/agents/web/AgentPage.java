package io.rastro.agents.web;

import io.rastro.agents.AgentColumn;
import io.rastro.agents.AgentFacts;
import io.rastro.agents.AgentRow;
import io.rastro.agents.AgentShift;
import io.rastro.agents.AgentsFilter;
import io.rastro.agents.AgentsReport;
import io.rastro.agents.StatusTimes;
import io.rastro.report.CellWriter;
import io.rastro.report.NumberStyle;
import io.rastro.report.web.SummaryTable;
import io.rastro.report.web.SummaryTable.Labels;
import io.rastro.report.web.Texts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Makes an agent's page. */
@Component
class AgentPage {

    private final Texts texts;
    private final ZoneId zone;

    AgentPage(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /** Of an agent without anything to show. */
    ModelAndView without(AgentFacts facts, AgentsFilter filter) {
        return new ModelAndView("agents/nothing")
                .addObject("agent", facts)
                .addObject("filter", filter)
                .addObject("links", new AgentLinks(facts.id(), filter));
    }

    ModelAndView of(AgentFacts facts, AgentsFilter filter, AgentsReport report, AgentShift shift) {
        AgentLinks links = new AgentLinks(facts.id(), filter);
        AgentWords words = new AgentWords(texts, report);
        CellWriter cells = new CellWriter(zone, NumberStyle.of(LocaleContextHolder.getLocale()));
        List<AgentColumn> columns = AgentColumn.of(filter, report);
        return new ModelAndView("agents/agent")
                .addObject("agent", facts)
                .addObject("filter", filter)
                .addObject("links", links)
                .addObject("report", report)
                .addObject("shift", shift)
                .addObject("cells", new MeasureText(cells))
                .addObject("clock", new ClockText(zone, shift))
                .addObject("picture", new ShiftPicture(texts, zone).draw(shift))
                .addObject("pauses", pauses(report.total().sums().statuses(), words))
                .addObject("table", table(columns, report, cells, words, links, new AgentsLinks(filter)))
                .addObject("explanations", new AgentsExplanations(texts, cells).of(columns, report))
                .addObject("chart", new AgentsCharts(texts).trend(report))
                .addObject("team", TeamTime.of(report.total().sums().statuses()))
                .addObject("repairs", DataIssueNote.of(report, new AgentsLinks(filter)));
    }

    /** One reason and its time. */
    public record PauseShare(String reason, long seconds, double share) {}

    private static List<PauseShare> pauses(StatusTimes statuses, AgentWords words) {
        return statuses.pauses().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> new PauseShare(
                        words.reason(entry.getKey()), entry.getValue(), (double) entry.getValue() / statuses.paused()))
                .sorted(Comparator.comparingLong(PauseShare::seconds).reversed())
                .toList();
    }

    private SummaryTable table(
            List<AgentColumn> columns,
            AgentsReport report,
            CellWriter cells,
            AgentWords words,
            AgentLinks links,
            AgentsLinks lists) {
        return SummaryTable.of(
                columns,
                report.rows(),
                report.total(),
                cells,
                new Labels<>(words::header, this::name, row -> href(row, links), lists::list));
    }

    private static @Nullable String href(AgentRow row, AgentLinks links) {
        LocalDate day = row.day();
        return day == null ? null : links.day(day);
    }

    private String name(AgentRow row) {
        LocalDate day = row.day();
        return day == null ? texts.of("summary.total") : day.toString();
    }
}
