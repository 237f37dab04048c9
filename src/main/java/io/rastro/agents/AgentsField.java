package io.rastro.agents;

import io.rastro.directory.DeclaredFilter;
import io.rastro.directory.DirectoryKind;
import io.rastro.interaction.Medium;
import io.rastro.report.Control;
import io.rastro.report.FilterField;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every filter of the Agents report, each declared once, in the order of the form. */
public enum AgentsField implements DeclaredFilter {
    MEDIA(FilterField.choice("media", Medium.class).namedBy("medium")),
    DATE(FilterField.DATE),
    TIME(FilterField.TIME),
    GROUP_BY(FilterField.choice("groupBy", Grouping.class)),
    SERVICE(FilterField.picks("service")),
    AGENT_TAG(FilterField.picks("agentTag")),
    AGENT(FilterField.picks("agent")),
    AGENT_ACTIVE(FilterField.choice("agentActive", "true", "false")),
    /** What is counted: only of the list behind a number. */
    OF(FilterField.choice("of", SegmentSet.class));

    @SuppressWarnings("ImmutableEnumChecker") // a record of immutable lists
    private final FilterField field;

    AgentsField(FilterField field) {
        this.field = field;
    }

    @Override
    public FilterField field() {
        return field;
    }

    @Override
    public Optional<DirectoryKind> directory() {
        return field.control() == Control.PICKS ? Optional.of(DirectoryKind.valueOf(name())) : Optional.empty();
    }

    @Override
    public boolean common() {
        return true;
    }

    /** Those of the report, in the order of the address. */
    public static List<AgentsField> ofReport() {
        return Arrays.stream(values()).filter(field -> field != OF).toList();
    }

    /** Those of the list behind a number, which has no rows to group. */
    public static List<AgentsField> ofList() {
        return Arrays.stream(values()).filter(field -> field != GROUP_BY).toList();
    }
}
