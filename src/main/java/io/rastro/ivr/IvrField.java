package io.rastro.ivr;

import io.rastro.directory.DeclaredFilter;
import io.rastro.directory.DirectoryKind;
import io.rastro.report.Control;
import io.rastro.report.FilterField;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every filter of the IVR report, and those that narrow it to the calls behind one of its numbers. */
public enum IvrField implements DeclaredFilter {
    GROUP_BY(FilterField.choice("groupBy", IvrGrouping.class).namedBy("ivr.grouping")),
    DATE(FilterField.DATE),
    TIME(FilterField.TIME),
    SERVICE_LEVEL(FilterField.number("sl")),
    SERVICE(FilterField.picks("service")),
    AGENT(FilterField.picks("agent")),
    IVR(FilterField.picks("ivr")),
    AGENT_TAG(FilterField.picks("agentTag")),
    /** The key of a row; needs the grouping. */
    ROW(Of.CALLS, FilterField.code("row")),
    SET(Of.CALLS, FilterField.choice("set", CallSet.class)),
    /** A place in the menus: a path and how many of its options. */
    NODE(Of.CALLS, FilterField.code("node")),
    /** The import that brought the calls. */
    IMPORT(Of.CALLS, FilterField.picks("import"));

    /** What a filter belongs to; the list of calls has those of the report as well. */
    private enum Of {
        REPORT,
        CALLS
    }

    private final Of of;

    @SuppressWarnings("ImmutableEnumChecker") // a record of immutable lists
    private final FilterField field;

    IvrField(FilterField field) {
        this(Of.REPORT, field);
    }

    IvrField(Of of, FilterField field) {
        this.of = of;
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

    /** Those of the report. */
    public static List<IvrField> ofReport() {
        return Arrays.stream(values()).filter(field -> field.of == Of.REPORT).toList();
    }

    /** Those of the report below its grouping, which has a control of its own. */
    public static List<IvrField> ofForm() {
        return ofReport().stream().filter(field -> field != GROUP_BY).toList();
    }

    /** Those of the list of calls. */
    public static List<IvrField> ofCalls() {
        return List.of(values());
    }
}
