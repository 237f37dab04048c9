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
    MEDIA(FilterField.choice("media", names(Medium.values()))),
    DATE(FilterField.DATE),
    TIME(FilterField.TIME),
    GROUP_BY(FilterField.choice("groupBy", names(Grouping.values()))),
    SERVICE(FilterField.picks("service")),
    AGENT_TAG(FilterField.picks("agentTag")),
    AGENT(FilterField.picks("agent")),
    AGENT_ACTIVE(FilterField.choice("agentActive", "true", "false")),
    /** What is counted: only of the list behind a number. */
    OF(FilterField.choice("of", names(SegmentSet.values())));

    @SuppressWarnings("ImmutableEnumChecker") // a record of immutable lists
    private final FilterField field;

    AgentsField(FilterField field) {
        this.field = field;
    }

    @Override
    public FilterField field() {
        return field;
    }

    /** Its parameter; the first one of a range. */
    public String parameter() {
        return field.parameters().get(0);
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

    private static String[] names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toArray(String[]::new);
    }
}
