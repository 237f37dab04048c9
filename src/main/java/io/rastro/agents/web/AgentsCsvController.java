package io.rastro.agents.web;

import io.rastro.account.PortalUser;
import io.rastro.account.ServiceScope;
import io.rastro.agents.AgentColumn;
import io.rastro.agents.AgentRow;
import io.rastro.agents.AgentsField;
import io.rastro.agents.AgentsFilter;
import io.rastro.agents.AgentsReport;
import io.rastro.agents.AgentsRequest;
import io.rastro.agents.AgentsService;
import io.rastro.agents.Grouping;
import io.rastro.report.Column;
import io.rastro.report.NameColumn;
import io.rastro.report.TitledColumn;
import io.rastro.report.web.CsvDownload;
import io.rastro.report.web.CsvFileName;
import io.rastro.report.web.DialectChoice;
import io.rastro.report.web.ExportContent;
import io.rastro.report.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The download of the report: the rows of the table, the total last. */
@Controller
class AgentsCsvController {

    private final AgentsService agents;
    private final AgentsRequestHandler requests;
    private final CsvDownload download;
    private final Texts texts;

    AgentsCsvController(AgentsService agents, AgentsRequestHandler requests, CsvDownload download, Texts texts) {
        this.agents = agents;
        this.requests = requests;
        this.download = download;
        this.texts = texts;
    }

    /** Null when the file was sent; else the form with what is wrong. */
    @GetMapping("/agents.csv")
    @Nullable
    ModelAndView send(
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal PortalUser reader,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        DialectChoice dialect = DialectChoice.of(parameters);
        AgentsRequest checked =
                requests.read(parameters, AgentsField.declared(), reader).with(dialect.problems());
        Optional<AgentsFilter> filter = checked.filter();
        if (filter.isEmpty()) {
            return requests.refused(checked, reader.scope());
        }
        download.<AgentRow>send(
                new CsvFileName(filter.get().period(), "file.agents"),
                dialect.dialect(),
                () -> sheet(filter.get(), reader.scope()),
                response);
        return null;
    }

    private ExportContent<AgentRow> sheet(AgentsFilter filter, ServiceScope scope) {
        AgentsReport report = agents.export(filter, scope);
        List<AgentRow> rows = new ArrayList<>(report.rows());
        rows.add(report.total());
        return new ExportContent<>(columns(filter, report), rows::forEach);
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
