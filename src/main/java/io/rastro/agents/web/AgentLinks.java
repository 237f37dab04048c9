package io.rastro.agents.web;

import io.rastro.agents.AgentsField;
import io.rastro.agents.AgentsFilter;
import io.rastro.report.FilterField;
import io.rastro.report.Order;
import io.rastro.report.web.QueryString;
import io.rastro.report.web.ReportLinks;
import java.time.LocalDate;
import java.util.Set;

/** Where an agent's page leads. */
public final class AgentLinks {

    private static final Set<AgentsField> IMPLIED =
            Set.of(AgentsField.AGENT, AgentsField.AGENT_TAG, AgentsField.AGENT_ACTIVE, AgentsField.GROUP_BY);

    private final int agentId;
    private final AgentsFilter filter;
    private final ReportLinks links;

    AgentLinks(int agentId, AgentsFilter filter) {
        this.agentId = agentId;
        this.filter = filter;
        this.links = ReportLinks.of(
                AgentsField.ofReport().stream().map(AgentsField::field).toList(), filter.values(), Order.NEWEST);
    }

    /** The report of all agents. */
    public String report() {
        return "/agents?" + own();
    }

    public String day(LocalDate day) {
        return "/agents/" + agentId + "?" + own().add("day", day.toString());
    }

    public boolean has(LocalDate day) {
        return !day.isBefore(filter.from()) && !day.isAfter(filter.to());
    }

    /** What was answered of what was received on a day. */
    public String answered(LocalDate day) {
        return "/agents/interactions?"
                + links.query(field -> !field.equals(AgentsField.DATE.field()) && !isImplied(field.name()))
                        .add(FilterField.DATE, day, day)
                        .add("agent", Integer.toString(agentId))
                        .add(SegmentListAddress.OF, "ANSWERED");
    }

    private QueryString own() {
        return links.query(field -> !isImplied(field.name()));
    }

    private static boolean isImplied(String name) {
        return IMPLIED.stream().anyMatch(field -> field.field().name().equals(name));
    }
}
