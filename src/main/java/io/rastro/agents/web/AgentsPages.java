package io.rastro.agents.web;

import io.rastro.account.ServiceScope;
import io.rastro.agents.AgentColumn;
import io.rastro.agents.AgentRow;
import io.rastro.agents.AgentsField;
import io.rastro.agents.AgentsFilter;
import io.rastro.agents.AgentsReport;
import io.rastro.agents.AgentsService;
import io.rastro.agents.Grouping;
import io.rastro.directory.web.FilterChips;
import io.rastro.directory.web.Question;
import io.rastro.report.CellWriter;
import io.rastro.report.NumberStyle;
import io.rastro.report.web.SummaryTable;
import io.rastro.report.web.SummaryTable.Labels;
import io.rastro.report.web.Texts;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Makes the page of a report. */
@Component
class AgentsPages {

    static final int LINES = 100;

    private final AgentsService agents;
    private final FilterChips chips;
    private final Texts texts;
    private final ZoneId zone;

    AgentsPages(AgentsService agents, FilterChips chips, Texts texts, ZoneId zone) {
        this.agents = agents;
        this.chips = chips;
        this.texts = texts;
        this.zone = zone;
    }

    ModelAndView result(Question<AgentsFilter> question, AgentsReport report) {
        AgentsFilter filter = question.filter();
        ServiceScope scope = question.scope();
        int page = AgentsAddress.page(question.request());
        AgentsLinks links = new AgentsLinks(filter);
        List<AgentColumn> columns = AgentColumn.of(filter, report);
        AgentWords words = new AgentWords(texts, report);
        CellWriter cells = new CellWriter(zone, NumberStyle.of(LocaleContextHolder.getLocale()));
        int first = Math.min((page - 1) * LINES, report.rows().size());
        List<AgentRow> shown = report.rows()
                .subList(first, Math.min(first + LINES, report.rows().size()));
        ShiftStrips strips = strips(filter, shown, scope);
        return new ModelAndView("agents/result")
                .addObject("rows", shown)
                .addObject("strips", strips.strips())
                .addObject("axis", strips.axis())
                .addObject("cells", new MeasureText(cells))
                .addObject(
                        "partial",
                        filter.medium().isPresent() || !filter.services().isEmpty() || !scope.all())
                .addObject("filter", filter)
                .addObject("report", report)
                .addObject(
                        "chips",
                        chips.of(AgentsField.ofReport(), question.request().values(), question.links()::without))
                .addObject("links", question.links())
                .addObject(
                        "table",
                        SummaryTable.of(
                                columns,
                                shown,
                                report.total(),
                                cells,
                                new Labels<>(
                                        words::header,
                                        row -> words.line(row, report.agents()),
                                        links::agent,
                                        links::list)))
                .addObject("explanations", new AgentsExplanations(texts, cells).of(columns, report))
                .addObject("chart", new AgentsCharts(texts).answered(filter, report))
                .addObject("team", TeamTime.of(report.total().sums().statuses()))
                .addObject("repairs", DataIssueNote.of(report, links))
                .addObject(
                        "place",
                        new TablePage(page, first, shown.size(), report.rows().size()));
    }

    // A strip shows one day.
    private ShiftStrips strips(AgentsFilter filter, List<AgentRow> rows, ServiceScope scope) {
        if (filter.grouping() == Grouping.AGENT && !filter.oneDay()) {
            return ShiftStrips.NONE;
        }
        Set<Integer> ids =
                rows.stream().map(row -> Objects.requireNonNull(row.agentId())).collect(Collectors.toSet());
        return new ShiftDrawing(texts, zone).draw(filter, rows, agents.timeline(filter, scope, ids));
    }

    /**
     * One page of a long table.
     *
     * @param page from 1
     * @param first how many rows come before
     */
    public record TablePage(int page, int first, int shown, int all) {

        public boolean several() {
            return all > AgentsPages.LINES;
        }

        public boolean more() {
            return first + shown < all;
        }
    }
}
