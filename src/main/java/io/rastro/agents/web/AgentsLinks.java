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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the report leads: to an agent, to the list behind each of its counts. */
final class AgentsLinks {

    /** What a row of one agent says better itself. */
    private static final Set<AgentsField> OF_LINE =
            Set.of(AgentsField.DATE, AgentsField.AGENT, AgentsField.AGENT_TAG, AgentsField.AGENT_ACTIVE);

    private final AgentsFilter filter;
    private final ReportLinks links;

    AgentsLinks(AgentsFilter filter) {
        this.filter = filter;
        this.links = ReportLinks.of(
                AgentsField.ofReport().stream().map(AgentsField::field).toList(), filter.values(), Order.NEWEST);
    }

    /** The agent's own page, from the same filters; null for the total. */
    @Nullable
    String agent(AgentRow row) {
        Integer id = row.agentId();
        return id == null ? null : agent(id, row.day());
    }

    /** @param day null: the page chooses one */
    String agent(int id, @Nullable LocalDate day) {
        QueryString query = links.query(field -> !isOf(field, AgentsField.AGENT)
                && !isOf(field, AgentsField.AGENT_TAG)
                && !isOf(field, AgentsField.AGENT_ACTIVE)
                && !isOf(field, AgentsField.GROUP_BY));
        return "/agents/" + id + "?" + (day == null ? query : query.add("day", day.toString()));
    }

    /** The list behind a number; null when it is no count, or nothing is counted. */
    @Nullable
    String list(AgentColumn column, AgentRow row) {
        SegmentSet set = column.measure().counted().orElse(null);
        return set == null || Long.valueOf(0).equals(column.value(row)) ? null : list(set, column.medium(), row);
    }

    /** The list of all that is counted in the report. */
    String list(SegmentSet set) {
        return "/agents/interactions?"
                + links.query(field -> !isOf(field, AgentsField.GROUP_BY)).add(SegmentListAddress.OF, set.name());
    }

    private String list(SegmentSet set, @Nullable Medium medium, AgentRow row) {
        if (medium != null && tracked(row.sums().segments().of(medium), row)) {
            return "/interactions?" + query(medium, row);
        }
        return "/agents/interactions?" + query(medium, row).add(SegmentListAddress.OF, set.name());
    }

    // Interaction tracking lists what carries the agent's name, answered or not; of nobody in particular, what carries
    // none.
    private static boolean tracked(Assigned assigned, AgentRow row) {
        return row.agentId() != null && assigned.answered() == assigned.all();
    }

    private QueryString query(@Nullable Medium medium, AgentRow row) {
        Integer agent = row.agentId();
        LocalDate day = row.day();
        QueryString query = links.query(field -> !isOf(field, AgentsField.GROUP_BY)
                && (medium == null || !isOf(field, AgentsField.MEDIA))
                && (agent == null || OF_LINE.stream().noneMatch(own -> isOf(field, own))));
        if (medium != null) {
            query.add(AgentsField.MEDIA.field().name(), medium.name());
        }
        if (agent != null) {
            query.add(FilterField.DATE, day == null ? filter.from() : day, day == null ? filter.to() : day)
                    .add(AgentsField.AGENT.field().name(), List.of(agent.toString()));
        }
        return query;
    }

    private static boolean isOf(FilterField field, AgentsField declared) {
        return field.equals(declared.field());
    }
}
