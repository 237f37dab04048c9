package io.rastro.agents.web;

import io.rastro.account.PortalUser;
import io.rastro.agents.AgentColumn;
import io.rastro.agents.AgentRow;
import io.rastro.agents.AgentsFilter;
import io.rastro.agents.AgentsReport;
import io.rastro.agents.AgentsService;
import io.rastro.agents.Grouping;
import io.rastro.directory.web.Question;
import io.rastro.directory.web.ReportPages;
import io.rastro.report.Column;
import io.rastro.report.NameColumn;
import io.rastro.report.TitledColumn;
import io.rastro.report.web.CsvFile;
import io.rastro.report.web.CsvFile.Content;
import io.rastro.report.web.CsvFileName;
import io.rastro.report.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form, the table and the download of the Agents report. The whole report is in the address. */
@Controller
class AgentsController {

    private final AgentsService agents;
    private final ReportPages pages;
    private final AgentsAddress address;
    private final AgentsPages page;
    private final Texts texts;

    AgentsController(AgentsService agents, ReportPages pages, AgentsAddress address, AgentsPages page, Texts texts) {
        this.agents = agents;
        this.pages = pages;
        this.address = address;
        this.page = page;
        this.texts = texts;
    }

    @GetMapping(AgentsAddress.PATH)
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal PortalUser reader) {
        return pages.formOrAnswer(
                address,
                parameters,
                reader,
                question -> page.result(question, agents.report(question.filter(), question.scope())));
    }

    /** The rows of the table, the total last. */
    @GetMapping("/agents.csv")
    @Nullable
    ModelAndView send(
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal PortalUser reader,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        return pages.download(address, parameters, reader, response, this::file);
    }

    private CsvFile<AgentRow> file(Question<AgentsFilter> question) {
        AgentsFilter filter = question.filter();
        return new CsvFile<>(new CsvFileName(filter.period(), "file.agents"), () -> {
            AgentsReport report = agents.export(filter, question.scope());
            return Content.summary(columns(filter, report), report.rows(), report.total());
        });
    }

    private List<Column<AgentRow>> columns(AgentsFilter filter, AgentsReport report) {
        AgentWords words = new AgentWords(texts, report);
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
