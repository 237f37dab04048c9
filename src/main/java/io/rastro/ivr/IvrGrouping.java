package io.rastro.ivr;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a row of the IVR report stands for. */
public enum IvrGrouping {
    IVR("cast(ivr_id as text)"),
    SERVICE("cast(service_id as text)"),
    AGENT("cast(agent_id as text)"),
    /** The local hour of the day, 0 to 23. */
    HOUR("cast(date_part('hour', entered_at at time zone :zone) as text)"),
    /** The local date. */
    DAY("cast(cast(entered_at at time zone :zone as date) as text)");

    /** The key of calls that never reached a service, or an agent. */
    public static final String NONE = "none";

    public static final String PARAMETER = "groupBy";

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,8}");

    private final String expression;

    IvrGrouping(String expression) {
        this.expression = expression;
    }

    /** SQL over the facts of a call: the key of its row as text, {@link #NONE} when there is nothing to name. */
    String key() {
        return named() ? "coalesce(" + expression + ", '" + NONE + "')" : expression;
    }

    /** Whether keys are ids that have names; the other keys speak for themselves. */
    public boolean named() {
        return this == IVR || this == SERVICE || this == AGENT;
    }

    /** Whether a text can be the key of a row. */
    public boolean isKey(String text) {
        return switch (this) {
            case IVR -> ID.matcher(text).matches();
            case SERVICE, AGENT -> text.equals(NONE) || ID.matcher(text).matches();
            case HOUR -> text.matches("1?[0-9]|2[0-3]");
            case DAY -> isDate(text);
        };
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeParseException noSuchDay) {
            return false;
        }
    }

    public static Optional<IvrGrouping> of(String code) {
        return Arrays.stream(values())
                .filter(grouping -> grouping.name().equals(code))
                .findFirst();
    }
}
