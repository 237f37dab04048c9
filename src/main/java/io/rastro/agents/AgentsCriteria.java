package io.rastro.agents;

import io.rastro.account.ServiceScope;
import io.rastro.interaction.Medium;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The criteria of a report, from its filter and the reader's scope: spans of time, a medium, sets of ids.
 *
 * @param services null: any, also none
 * @param agents null: any
 */
record AgentsCriteria(
        PeriodSpans spans,
        Grouping grouping,
        Optional<Medium> medium,
        @Nullable Set<Integer> services,
        @Nullable Set<Integer> agents) {

    /**
     * @param agents the agents that the filter chooses; null when it does not
     */
    static AgentsCriteria of(
            AgentsFilter filter, ServiceScope scope, PeriodSpans spans, @Nullable Set<Integer> agents) {
        return new AgentsCriteria(spans, filter.grouping(), filter.medium(), services(filter, scope), agents);
    }

    private static @Nullable Set<Integer> services(AgentsFilter filter, ServiceScope scope) {
        Set<Integer> requested = new TreeSet<>(filter.services());
        if (scope.all()) {
            return requested.isEmpty() ? null : requested;
        }
        if (requested.isEmpty()) {
            return scope.serviceIds();
        }
        requested.retainAll(scope.serviceIds());
        return requested;
    }

    AgentsCriteria ofAgents(Set<Integer> ids) {
        return new AgentsCriteria(spans, grouping, medium, services, ids);
    }

    /** The same in other spans. */
    AgentsCriteria in(PeriodSpans others) {
        return new AgentsCriteria(others, grouping, medium, services, agents);
    }

    /** Whether only a part of the interactions counts, and so only the agents who had any of that part. */
    boolean partial() {
        return medium.isPresent() || services != null;
    }

    /** What a row is about: columns agent_id and, where days stand apart, day. */
    AgentDay key(ResultSet row) throws SQLException {
        return new AgentDay(
                row.getInt("agent_id"), grouping == Grouping.AGENT ? null : row.getObject("day", LocalDate.class));
    }

    /** What holds for a mix of media, or of media and services, that has a part in it. */
    String mixCondition(boolean services) {
        return partial()
                ? " and mix in (select mix from agent_mix a where a.service_id is " + (services ? "not null" : "null")
                        + partConditions("a") + ")"
                : "";
    }

    /** What holds for an interaction of this alias, whenever it was received. */
    String segmentConditions(String row) {
        if (agents == null) {
            return row + ".agent_id is not null" + partConditions(row);
        }
        // The agent's index has the medium before the time.
        String media = medium.isEmpty() ? " and " + row + ".medium = any(cast(:media as text[]))" : "";
        return row + ".agent_id = any(cast(:agents as int[]))" + media + partConditions(row);
    }

    /** The same, but for the agent. */
    String partConditions(String row) {
        return (medium.isPresent() ? " and " + row + ".medium = :medium" : "")
                + (services == null ? "" : " and " + row + ".service_id = any(cast(:services as int[]))");
    }

    /** What holds for agent a. */
    String agentCondition() {
        return agents == null ? "true" : "a.id = any(cast(:agents as int[]))";
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>(spans.parameters());
        parameters.put("start", spans.start().toString());
        parameters.put("stop", spans.stop().toString());
        medium.ifPresent(one -> parameters.put("medium", one.name()));
        parameters.put("media", names(List.of(Medium.values())));
        if (services != null) {
            parameters.put("services", array(services));
        }
        if (agents != null) {
            parameters.put("agents", array(agents));
        }
        return parameters;
    }

    static String[] names(Collection<Medium> media) {
        return media.stream().map(Medium::name).toArray(String[]::new);
    }

    static int[] array(Collection<Integer> ids) {
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }
}
