package io.rastro.agents.web;

import io.rastro.account.PortalUser;
import io.rastro.account.ServiceScope;
import io.rastro.agents.AgentColumn;
import io.rastro.agents.AgentRow;
import io.rastro.agents.AgentsField;
import io.rastro.agents.AgentsFilter;
import io.rastro.agents.AgentsReport;
import io.rastro.agents.AgentsService;
import io.rastro.agents.Grouping;
import io.rastro.directory.web.Question;
import io.rastro.directory.web.ReportPages;
import io.rastro.report.CellWriter;
import io.rastro.report.Column;
import io.rastro.report.NameColumn;
import io.rastro.report.TitledColumn;
import io.rastro.report.web.ReportFile;
import io.rastro.report.web.ReportFile.Content;
import io.rastro.report.web.ReportFileName;
import io.rastro.report.web.SummaryTable;
import io.rastro.report.web.SummaryTable.Labels;
import io.rastro.report.web.TablePage;
import io.rastro.report.web.Texts;
import io.rastro.system.FileEndings;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form, the table and the download of the Agents report. The whole report is in the address. */
@Controller
class AgentsController {

    private final AgentsService agents;
    private final ReportPages pages;
    private final AgentsAddress address;

    AgentsController(AgentsService agents, ReportPages pages, AgentsAddress address) {
        this.agents = agents;
        this.pages = pages;
        this.address = address;
    }

    @GetMapping(AgentsAddress.PATH)
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal PortalUser reader) {
        return pages.formOrAnswer(address, parameters, reader, this::result);
    }

    private ModelAndView result(Question<AgentsFilter> question) {
        AgentsFilter filter = question.filter();
        ServiceScope scope = question.scope();
        AgentsReport report = agents.report(filter, scope);
        TablePage page = TablePage.of(question.request(), report.rows().size());
        AgentsLinks links = new AgentsLinks(filter);
        List<AgentColumn> columns = AgentColumn.of(filter, report);
        AgentWords words = new AgentWords(pages.texts(), report);
        CellWriter cells = pages.cells();
        List<AgentRow> shown = page.of(report.rows());
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
                .addObject("chips", pages.chips(AgentsField.ofReport(), question))
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
                .addObject("explanations", new AgentsExplanations(pages.texts(), cells).of(columns, report))
                .addObject("chart", new AgentsCharts(pages.texts()).answered(filter, report))
                .addObject("team", TeamTime.of(report.total().sums().statuses()))
                .addObject("repairs", DataIssueNote.of(report, links))
                .addObject("place", page);
    }

    // A strip shows one day.
    private ShiftStrips strips(AgentsFilter filter, List<AgentRow> rows, ServiceScope scope) {
        if (filter.grouping() == Grouping.AGENT && !filter.oneDay()) {
            return ShiftStrips.NONE;
        }
        Set<Integer> ids =
                rows.stream().map(row -> Objects.requireNonNull(row.agentId())).collect(Collectors.toSet());
        return new ShiftDrawing(pages.texts(), pages.zone()).draw(filter, rows, agents.timeline(filter, scope, ids));
    }

    /** The rows of the table, the total last. */
    @GetMapping(AgentsAddress.PATH + FileEndings.ANY)
    @Nullable
    ModelAndView send(
            @PathVariable String ending,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal PortalUser reader,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        return pages.download(address, ending, parameters, reader, response, this::file);
    }

    private ReportFile<AgentRow> file(Question<AgentsFilter> question) {
        AgentsFilter filter = question.filter();
        return new ReportFile<>(new ReportFileName(filter.period(), "file.agents"), () -> {
            AgentsReport report = agents.export(filter, question.scope());
            return Content.summary(columns(filter, report), report.rows(), report.total());
        });
    }

    private List<Column<AgentRow>> columns(AgentsFilter filter, AgentsReport report) {
        Texts texts = pages.texts();
        AgentWords words = new AgentWords(pages.texts(), report);
        List<Column<AgentRow>> columns = new ArrayList<>();
        columns.add(new NameColumn<>(
                "AGENT",
                texts.of("agents.name"),
                row -> row.agentId() == null ? texts.of("summary.total") : row.agent()));
        if (filter.grouping() == Grouping.AGENT_DAY) {
            columns.add(new NameColumn<>("DAY", texts.of("agents.day"), words::day));
        }
        for (AgentColumn column : AgentColumn.of(filter, report)) {
            columns.add(new TitledColumn<>(column, words.csvHeader(column)));
        }
        return columns;
    }
}
