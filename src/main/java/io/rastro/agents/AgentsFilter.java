package io.rastro.agents;

import io.rastro.interaction.Medium;
import io.rastro.report.DailyWindow;
import io.rastro.report.FilterField;
import io.rastro.report.FilterValues;
import io.rastro.report.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of the Agents report. Sets of ids restrict only when they hold any.
 *
 * @param period local dates, a first and a last one
 * @param window local times of day
 * @param active of agents who are, or are not, at work
 */
public record AgentsFilter(
        Period period,
        Optional<DailyWindow> window,
        Grouping grouping,
        Optional<Medium> medium,
        Set<Integer> services,
        Set<Integer> agents,
        Set<Integer> agentTags,
        Optional<Boolean> active) {

    /** Reads it from an address that was checked. */
    public static AgentsFilter of(FilterValues values) {
        FilterField time = AgentsField.TIME.field();
        return new AgentsFilter(
                values.period(AgentsField.DATE.field()),
                values.has(time) ? Optional.of(values.window(time)) : Optional.empty(),
                values.code(AgentsField.GROUP_BY.field(), Grouping.class).orElse(Grouping.AGENT),
                values.code(AgentsField.MEDIA.field(), Medium.class),
                values.ids(AgentsField.SERVICE.field()),
                values.ids(AgentsField.AGENT.field()),
                values.ids(AgentsField.AGENT_TAG.field()),
                values.one(AgentsField.AGENT_ACTIVE.field()).map(Boolean::valueOf));
    }

    /** As an address has it. */
    public FilterValues values() {
        FilterValues dated = new FilterValues(Map.of()).with(AgentsField.DATE.field(), from(), to());
        return window.map(times -> dated.with(AgentsField.TIME.field(), times))
                .orElse(dated)
                .with(AgentsField.MEDIA.field(), medium.stream().toList())
                .with(AgentsField.GROUP_BY.field(), List.of(grouping))
                .with(AgentsField.SERVICE.field(), services)
                .with(AgentsField.AGENT_TAG.field(), agentTags)
                .with(AgentsField.AGENT.field(), agents)
                .with(AgentsField.AGENT_ACTIVE.field(), active.stream().toList());
    }

    public LocalDate from() {
        return Objects.requireNonNull(period.from());
    }

    public LocalDate to() {
        return Objects.requireNonNull(period.to());
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(from()) && !day.isAfter(to());
    }

    public boolean oneDay() {
        return from().equals(to());
    }

    /** Whether it says anything about who the agents are. */
    public boolean choosesAgents() {
        return !agents.isEmpty() || !agentTags.isEmpty() || active.isPresent();
    }

    /** The same, of one agent alone. */
    public AgentsFilter ofAgent(int agentId) {
        return new AgentsFilter(
                period, window, grouping, medium, services, Set.of(agentId), Set.of(), Optional.empty());
    }

    /** The same, between other dates. */
    public AgentsFilter between(LocalDate from, LocalDate to) {
        return new AgentsFilter(new Period(from, to), window, grouping, medium, services, agents, agentTags, active);
    }

    public AgentsFilter groupedBy(Grouping other) {
        return new AgentsFilter(period, window, other, medium, services, agents, agentTags, active);
    }
}
