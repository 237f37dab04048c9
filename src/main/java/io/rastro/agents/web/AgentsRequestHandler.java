package io.rastro.agents.web;

import io.rastro.account.PortalUser;
import io.rastro.account.ServiceScope;
import io.rastro.agents.AgentsField;
import io.rastro.agents.AgentsRequest;
import io.rastro.agents.Grouping;
import io.rastro.directory.PickCheck;
import io.rastro.directory.web.FilterForm;
import io.rastro.directory.web.FilterForms;
import io.rastro.report.FilterField;
import io.rastro.report.FilterProblem;
import io.rastro.report.FilterValues;
import io.rastro.report.web.FilterLinks;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What all pages of the report do with an address: read it, check it, and show the form with what is wrong. */
@Component
class AgentsRequestHandler {

    static final String PATH = "/agents";

    /** Parameters that are not filters: what to show of the result, and how. */
    private static final Set<String> PRESENTATION =
            Set.of("edit", "dialect", "page", "after", "before", "count", "day");

    private final PickCheck picks;
    private final FilterForms forms;
    private final Clock clock;
    private final ZoneId zone;

    AgentsRequestHandler(PickCheck picks, FilterForms forms, Clock clock, ZoneId zone) {
        this.picks = picks;
        this.forms = forms;
        this.clock = clock;
        this.zone = zone;
    }

    /** The filters of an address, checked, picked ids too. */
    AgentsRequest read(Map<String, List<String>> parameters, List<FilterField> declared, PortalUser reader) {
        AgentsRequest request = AgentsRequest.of(filters(parameters), declared);
        return request.filter().isEmpty()
                ? request
                : request.with(picks.problems(List.of(AgentsField.values()), request.values(), reader));
    }

    static FilterValues filters(Map<String, List<String>> parameters) {
        return new FilterValues(parameters).only(parameter -> !PRESENTATION.contains(parameter));
    }

    /** The form to begin with, and to go on with; it proposes today, by agent. */
    ModelAndView draft(Map<String, List<String>> parameters, ServiceScope scope) {
        FilterValues sent = filters(parameters);
        String today = today().toString();
        FilterValues dated = sent.has(AgentsField.DATE.field())
                ? sent
                : sent.with("from", today).with("to", today);
        FilterValues grouped = sent.has(AgentsField.GROUP_BY.field())
                ? dated
                : dated.with(AgentsField.GROUP_BY.parameter(), Grouping.AGENT.name());
        return form(new AgentsRequest(grouped, List.of()), scope, HttpStatus.OK);
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(zone));
    }

    /** The form again with what is wrong at its field, and nothing queried. */
    ModelAndView refused(AgentsRequest request, ServiceScope scope) {
        List<FilterProblem> problems = request.problems();
        return form(request, scope, PickCheck.outOfScope(problems) ? HttpStatus.FORBIDDEN : HttpStatus.BAD_REQUEST);
    }

    private ModelAndView form(AgentsRequest request, ServiceScope scope, HttpStatus status) {
        List<FilterField> fields = AgentsField.declared();
        FilterForm form = forms.build(
                PATH,
                List.of(AgentsField.values()),
                request.values(),
                request.problems(),
                kind -> forms.options(kind, scope),
                new FilterLinks(fields, request.values())::editDates);
        return new ModelAndView("agents/form", status).addObject("form", form);
    }
}
