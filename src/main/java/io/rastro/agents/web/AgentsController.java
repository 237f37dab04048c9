package io.rastro.agents.web;

import io.rastro.account.PortalUser;
import io.rastro.agents.AgentsField;
import io.rastro.agents.AgentsFilter;
import io.rastro.agents.AgentsReport;
import io.rastro.agents.AgentsRequest;
import io.rastro.agents.AgentsService;
import io.rastro.report.FilterProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form and the table of the Agents report. The whole report is in the address. */
@Controller
class AgentsController {

    private final AgentsService agents;
    private final AgentsRequestHandler requests;
    private final AgentsPages pages;

    AgentsController(AgentsService agents, AgentsRequestHandler requests, AgentsPages pages) {
        this.agents = agents;
        this.requests = requests;
        this.pages = pages;
    }

    @GetMapping(AgentsRequestHandler.PATH)
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal PortalUser reader) {
        if (parameters.isEmpty() || parameters.containsKey("edit")) {
            return requests.draft(parameters, reader.scope());
        }
        AgentsRequest request = requests.read(parameters, AgentsField.declared(), reader);
        int page = page(parameters);
        AgentsRequest checked = page > 0 ? request : request.with(unknownPage(parameters));
        Optional<AgentsFilter> filter = checked.filter();
        if (filter.isEmpty()) {
            return requests.refused(checked, reader.scope());
        }
        AgentsReport report = agents.report(filter.get(), reader.scope());
        return pages.result(filter.get(), report, page, reader.scope());
    }

    /** 0 when it is no page. */
    private static int page(MultiValueMap<String, String> parameters) {
        String page = parameters.getFirst("page");
        if (page == null) {
            return 1;
        }
        return page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 0;
    }

    private static List<FilterProblem> unknownPage(Map<String, List<String>> parameters) {
        return List.of(new FilterProblem(
                "page", "filter.problem.page", String.join(", ", parameters.getOrDefault("page", List.of()))));
    }
}
