package io.rastro.agents;

import io.rastro.directory.DirectoryKind;
import io.rastro.interaction.Medium;
import io.rastro.report.Control;
import io.rastro.report.FilterField;
import java.util.Arrays;
import java.util.Optional;

/** Every filter of the Agents report, each declared once, in the order of the form. */
public enum AgentsField {
    DATE(FilterField.dates("date", "from", "to")),
    TIME(FilterField.times("time", "timeFrom", "timeTo")),
    GROUP_BY(FilterField.choice("groupBy", names(Grouping.values()))),
    MEDIA(FilterField.choice("media", names(Medium.values()))),
    SERVICE(FilterField.picks("service")),
    AGENT(FilterField.picks("agent")),
    AGENT_TAG(FilterField.picks("agentTag")),
    AGENT_ACTIVE(FilterField.choice("agentActive", "true", "false"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of immutable lists
    private final FilterField field;

    AgentsField(FilterField field) {
        this.field = field;
    }

    public FilterField field() {
        return field;
    }

    /** Its parameter; the first one of a range. */
    public String parameter() {
        return field.parameters().get(0);
    }

    /** What its ids stand for, when it is picked from a list. */
    public Optional<DirectoryKind> directory() {
        return field.control() == Control.PICKS ? Optional.of(DirectoryKind.valueOf(name())) : Optional.empty();
    }

    private static String[] names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toArray(String[]::new);
    }
}
