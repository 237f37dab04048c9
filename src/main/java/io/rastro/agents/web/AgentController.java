package io.rastro.agents.web;

import io.rastro.account.PortalUser;
import io.rastro.agents.AgentColumn;
import io.rastro.agents.AgentRow;
import io.rastro.agents.AgentService;
import io.rastro.agents.AgentService.AgentFacts;
import io.rastro.agents.AgentService.AgentShift;
import io.rastro.agents.AgentsFilter;
import io.rastro.agents.AgentsReport;
import io.rastro.agents.AgentsService;
import io.rastro.agents.Grouping;
import io.rastro.agents.StatusTimes;
import io.rastro.agents.web.AgentAddress.AgentDayFilter;
import io.rastro.directory.web.Question;
import io.rastro.directory.web.ReportPages;
import io.rastro.report.CellWriter;
import io.rastro.report.web.SummaryTable;
import io.rastro.report.web.SummaryTable.Labels;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** An agent's own page: the trend over the period, and one day in detail. */
@Controller
class AgentController {

    private final AgentService agent;
    private final AgentsService agents;
    private final ReportPages pages;
    private final AgentAddress address;

    AgentController(AgentService agent, AgentsService agents, ReportPages pages, AgentAddress address) {
        this.agent = agent;
        this.agents = agents;
        this.pages = pages;
        this.address = address;
    }

    @GetMapping("/agents/{id:[1-9][0-9]{0,8}}")
    ModelAndView show(
            @PathVariable int id,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal PortalUser reader) {
        AgentFacts facts = agent.agent(id, reader.scope())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "agent " + id));
        return pages.answer(address, parameters, reader, question -> show(facts, question));
    }

    private ModelAndView show(AgentFacts facts, Question<AgentDayFilter> question) {
        AgentsFilter own = question.filter().report().ofAgent(facts.id()).groupedBy(Grouping.AGENT_DAY);
        AgentsReport report = agents.report(own, question.scope());
        if (report.rows().isEmpty()) {
            return without(facts, own);
        }
        LocalDate requested = question.filter().day();
        LocalDate day = requested == null ? last(report, own) : requested;
        return of(facts, own, report, agent.shift(own, question.scope(), facts.id(), day == null ? own.to() : day));
    }

    private static @Nullable LocalDate last(AgentsReport report, AgentsFilter filter) {
        List<AgentRow> rows = report.rows();
        return rows.isEmpty() ? filter.to() : rows.get(rows.size() - 1).day();
    }

    /** Of an agent without anything to show. */
    private static ModelAndView without(AgentFacts facts, AgentsFilter filter) {
        return new ModelAndView("agents/nothing")
                .addObject("agent", facts)
                .addObject("filter", filter)
                .addObject("links", new AgentsLinks(filter));
    }

    private ModelAndView of(AgentFacts facts, AgentsFilter filter, AgentsReport report, AgentShift shift) {
        AgentsLinks links = new AgentsLinks(filter);
        AgentWords words = new AgentWords(pages.texts(), report);
        CellWriter cells = pages.cells();
        List<AgentColumn> columns = AgentColumn.of(filter, report);
        return new ModelAndView("agents/agent")
                .addObject("agent", facts)
                .addObject("filter", filter)
                .addObject("links", links)
                .addObject("report", report)
                .addObject("shift", shift)
                .addObject("cells", new MeasureText(cells))
                .addObject("clock", new ClockText(pages.zone(), shift))
                .addObject("picture", new ShiftPicture(pages.texts(), pages.zone()).draw(shift))
                .addObject("pauses", pauses(report.total().sums().statuses(), words))
                .addObject("table", table(columns, report, cells, words, links))
                .addObject("explanations", new AgentsExplanations(pages.texts(), cells).of(columns, report))
                .addObject("chart", new AgentsCharts(pages.texts()).trend(report))
                .addObject("team", TeamTime.of(report.total().sums().statuses()))
                .addObject("repairs", DataIssueNote.of(report, links));
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
            List<AgentColumn> columns, AgentsReport report, CellWriter cells, AgentWords words, AgentsLinks links) {
        return SummaryTable.of(
                columns,
                report.rows(),
                report.total(),
                cells,
                new Labels<>(words::header, this::name, links::agent, links::list));
    }

    private String name(AgentRow row) {
        LocalDate day = row.day();
        return day == null ? pages.texts().of("summary.total") : day.toString();
    }

    /** Writes instants of one day as times; those of another day with their date. */
    public static final class ClockText {

        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
        private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

        private final ZoneId zone;
        private final AgentShift shift;

        ClockText(ZoneId zone, AgentShift shift) {
            this.zone = zone;
            this.shift = shift;
        }

        public String write(Instant instant) {
            ZonedDateTime local = instant.atZone(zone);
            LocalDate day = shift.day();
            return (local.toLocalDate().equals(day) ? TIME : DATE_TIME).format(local);
        }

        /** The end of a span: midnight at its end belongs to the day. */
        public String writeEnd(Instant instant) {
            return instant.atZone(zone).equals(shift.day().plusDays(1).atStartOfDay(zone))
                    ? "24:00:00"
                    : write(instant);
        }

        /** The reason of a pause; empty when none is known. */
        public String reason(int id) {
            return id == StatusTimes.NO_REASON ? "" : shift.pauseReasons().getOrDefault(id, "");
        }
    }
}
