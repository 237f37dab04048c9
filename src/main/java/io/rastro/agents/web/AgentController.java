package io.rastro.agents.web;

import io.rastro.account.PortalUser;
import io.rastro.agents.AgentRow;
import io.rastro.agents.AgentService;
import io.rastro.agents.AgentService.AgentFacts;
import io.rastro.agents.AgentsFilter;
import io.rastro.agents.AgentsReport;
import io.rastro.agents.AgentsService;
import io.rastro.agents.Grouping;
import io.rastro.agents.web.AgentAddress.AgentDayFilter;
import io.rastro.directory.web.Question;
import io.rastro.directory.web.ReportPages;
import java.time.LocalDate;
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
    private final AgentPage page;

    AgentController(AgentService agent, AgentsService agents, ReportPages pages, AgentAddress address, AgentPage page) {
        this.agent = agent;
        this.agents = agents;
        this.pages = pages;
        this.address = address;
        this.page = page;
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
            return page.without(facts, own);
        }
        LocalDate requested = question.filter().day();
        LocalDate day = requested == null ? last(report, own) : requested;
        return page.of(
                facts, own, report, agent.shift(own, question.scope(), facts.id(), day == null ? own.to() : day));
    }

    private static @Nullable LocalDate last(AgentsReport report, AgentsFilter filter) {
        List<AgentRow> rows = report.rows();
        return rows.isEmpty() ? filter.to() : rows.get(rows.size() - 1).day();
    }
}
