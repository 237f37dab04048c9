package io.rastro.agents.web;

import io.rastro.account.PortalUser;
import io.rastro.agents.AgentFacts;
import io.rastro.agents.AgentRow;
import io.rastro.agents.AgentService;
import io.rastro.agents.AgentsField;
import io.rastro.agents.AgentsFilter;
import io.rastro.agents.AgentsReport;
import io.rastro.agents.AgentsRequest;
import io.rastro.agents.AgentsService;
import io.rastro.agents.Grouping;
import io.rastro.report.FilterField;
import io.rastro.report.FilterProblem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private static final String DAY = "day";

    private final AgentService agent;
    private final AgentsService agents;
    private final AgentsRequestHandler requests;
    private final AgentPage page;

    AgentController(AgentService agent, AgentsService agents, AgentsRequestHandler requests, AgentPage page) {
        this.agent = agent;
        this.agents = agents;
        this.requests = requests;
        this.page = page;
    }

    @GetMapping("/agents/{id:[1-9][0-9]{0,8}}")
    ModelAndView show(
            @PathVariable int id,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal PortalUser reader) {
        AgentFacts facts =
                agent.agent(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "agent " + id));
        AgentsRequest request = requests.read(parameters, declared(), reader);
        Optional<AgentsFilter> filter = request.filter();
        String requestedDay = parameters.getFirst(DAY);
        if (filter.isPresent() && requestedDay != null && day(requestedDay, filter.get()) == null) {
            request = request.with(List.of(new FilterProblem(DAY, "filter.problem.day", requestedDay)));
        }
        if (filter.isEmpty() || !request.problems().isEmpty()) {
            return requests.refused(request, reader.scope());
        }
        AgentsFilter own = filter.get().ofAgent(id).groupedBy(Grouping.AGENT_DAY);
        AgentsReport report = agents.report(own, reader.scope());
        if (report.rows().isEmpty()) {
            return page.without(facts, own);
        }
        LocalDate day = requestedDay == null ? last(report, own) : day(requestedDay, own);
        return page.of(facts, own, report, agent.shift(own, reader.scope(), id, day == null ? own.to() : day));
    }

    private static List<FilterField> declared() {
        List<FilterField> fields = new ArrayList<>();
        for (AgentsField field : List.of(AgentsField.DATE, AgentsField.TIME, AgentsField.MEDIA, AgentsField.SERVICE)) {
            fields.add(field.field());
        }
        return fields;
    }

    /** Null when it is no date of the period. */
    private static @Nullable LocalDate day(String text, AgentsFilter filter) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.isBefore(filter.from()) || day.isAfter(filter.to()) ? null : day;
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }

    private static @Nullable LocalDate last(AgentsReport report, AgentsFilter filter) {
        List<AgentRow> rows = report.rows();
        return rows.isEmpty() ? filter.to() : rows.get(rows.size() - 1).day();
    }
}
