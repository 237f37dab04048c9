package io.rastro.agents.web;

import io.rastro.agents.AgentColumn;
import io.rastro.agents.AgentRow;
import io.rastro.agents.AgentsField;
import io.rastro.agents.AgentsFilter;
import io.rastro.agents.SegmentCounts.Assigned;
import io.rastro.agents.SegmentSet;
import io.rastro.interaction.Medium;
import io.rastro.report.FilterField;
import io.rastro.report.Order;
import io.rastro.report.web.QueryString;
import io.rastro.report.web.ReportLinks;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the report leads: to an agent and back, to the list behind each of its counts. */
public final class AgentsLinks {

    private final AgentsFilter filter;
    private final ReportLinks report;

    AgentsLinks(AgentsFilter filter) {
        this.filter = filter;
        this.report = ReportLinks.of(
                AgentsField.ofReport().stream().map(AgentsField::field).toList(), filter.values(), Order.NEWEST);
    }

    /** The report of all agents. */
    public String all() {
        return anyone().to(AgentsAddress.PATH).toString();
    }

    /** The agent's own page, from the same filters; null for the total. */
    @Nullable
    String agent(AgentRow row) {
        Integer id = row.agentId();
        return id == null ? null : agent(id, row.day());
    }

    /**
     * The own page of an agent.
     *
     * @param day null: the page chooses one
     */
    public String agent(int id, @Nullable LocalDate day) {
        QueryString link = anyone().to("/agents/" + id);
        return (day == null ? link : link.add(AgentAddress.DAY, day.toString())).toString();
    }

    private ReportLinks anyone() {
        return without(AgentsField.AGENT, AgentsField.AGENT_TAG, AgentsField.AGENT_ACTIVE, AgentsField.GROUP_BY);
    }

    /** The list behind a number; null when it is no count, or nothing is counted. */
    @Nullable
    String list(AgentColumn column, AgentRow row) {
        SegmentSet set = column.measure().counted().orElse(null);
        return set == null || Long.valueOf(0).equals(column.value(row)) ? null : list(set, column.medium(), row);
    }

    /** The list of all that is counted in the report. */
    String list(SegmentSet set) {
        return without(AgentsField.GROUP_BY)
                .to(SegmentListController.PATH)
                .add(SegmentListAddress.OF, set.name())
                .toString();
    }

    /** The list of what an agent answered of what was received on a day. */
    public String answered(int id, LocalDate day) {
        return ofAgent(SegmentListController.PATH, null, id, day)
                .add(SegmentListAddress.OF, SegmentSet.ANSWERED.name())
                .toString();
    }

    private String list(SegmentSet set, @Nullable Medium medium, AgentRow row) {
        if (medium != null && tracked(row.sums().segments().of(medium), row)) {
            return ofRow("/interactions", medium, row).toString();
        }
        return ofRow(SegmentListController.PATH, medium, row)
                .add(SegmentListAddress.OF, set.name())
                .toString();
    }

    // Interaction tracking lists what carries the agent's name, answered or not; of nobody in particular, what carries
    // none.
    private static boolean tracked(Assigned assigned, AgentRow row) {
        return row.agentId() != null && assigned.answered() == assigned.all();
    }

    private QueryString ofRow(String path, @Nullable Medium medium, AgentRow row) {
        Integer agent = row.agentId();
        if (agent != null) {
            return ofAgent(path, medium, agent, row.day());
        }
        ReportLinks links =
                medium == null ? without(AgentsField.GROUP_BY) : without(AgentsField.GROUP_BY, AgentsField.MEDIA);
        return ofMedium(links.to(path), medium);
    }

    // A row of one agent says who and when better than the filters.
    private QueryString ofAgent(String path, @Nullable Medium medium, int id, @Nullable LocalDate day) {
        ReportLinks links = anyone().leavingOut(List.of(AgentsField.DATE.field()));
        QueryString link = ofMedium(
                (medium == null ? links : links.leavingOut(List.of(AgentsField.MEDIA.field()))).to(path), medium);
        return link.add(FilterField.DATE, day == null ? filter.from() : day, day == null ? filter.to() : day)
                .add(AgentsField.AGENT.field().name(), Integer.toString(id));
    }

    private static QueryString ofMedium(QueryString link, @Nullable Medium medium) {
        return medium == null ? link : link.add(AgentsField.MEDIA.field().name(), medium.name());
    }

    private ReportLinks without(AgentsField... filters) {
        return report.leavingOut(Arrays.stream(filters).map(AgentsField::field).toList());
    }
}
