package io.rastro.agents;

import io.rastro.interaction.Medium;
import io.rastro.report.DailyWindow;
import io.rastro.report.FilterField;
import io.rastro.report.FilterValues;
import io.rastro.report.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What was asked of the Agents report, already checked: values are well formed, and there is a first and a last date. */
public record AgentsFilter(FilterValues values) {

    public Grouping grouping() {
        return values.one(AgentsField.GROUP_BY.parameter())
                .map(Grouping::valueOf)
                .orElse(Grouping.AGENT);
    }

    public Period period() {
        return values.period(FilterField.DATE);
    }

    public LocalDate from() {
        return Objects.requireNonNull(period().from());
    }

    public LocalDate to() {
        return Objects.requireNonNull(period().to());
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(from()) && !day.isAfter(to());
    }

    public boolean oneDay() {
        return from().equals(to());
    }

    /** The time of day asked for, if any. */
    public Optional<DailyWindow> window() {
        return values.has(AgentsField.TIME.field()) ? Optional.of(values.window(FilterField.TIME)) : Optional.empty();
    }

    public Optional<Medium> medium() {
        return values.one(AgentsField.MEDIA.parameter()).map(Medium::valueOf);
    }

    public Optional<Boolean> active() {
        return values.one(AgentsField.AGENT_ACTIVE.parameter()).map(Boolean::valueOf);
    }

    public List<Integer> services() {
        return ids(AgentsField.SERVICE);
    }

    public List<Integer> agents() {
        return ids(AgentsField.AGENT);
    }

    public List<Integer> agentTags() {
        return ids(AgentsField.AGENT_TAG);
    }

    private List<Integer> ids(AgentsField field) {
        return values.all(field.parameter()).stream().map(Integer::valueOf).toList();
    }

    /** Whether it says anything about who the agents are. */
    public boolean choosesAgents() {
        return !agents().isEmpty() || !agentTags().isEmpty() || active().isPresent();
    }

    /** The same, of one agent alone. */
    public AgentsFilter ofAgent(int agentId) {
        return new AgentsFilter(values.only(parameter -> !parameter.equals(AgentsField.AGENT_TAG.parameter())
                        && !parameter.equals(AgentsField.AGENT_ACTIVE.parameter()))
                .with(AgentsField.AGENT.parameter(), Integer.toString(agentId)));
    }

    /** The same, between other dates. */
    public AgentsFilter between(LocalDate from, LocalDate to) {
        return new AgentsFilter(values.with(FilterField.DATE, from, to));
    }

    public AgentsFilter groupedBy(Grouping grouping) {
        return new AgentsFilter(values.with(AgentsField.GROUP_BY.parameter(), grouping.name()));
    }
}
