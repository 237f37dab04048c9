package io.rastro.ivr;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a row of the IVR report stands for, each declared once: the SQL of its key, which texts can be one, and the calls
 * behind it. Its name is the message {@code ivr.grouping.NAME}; keys that are no names speak for themselves, or have a
 * message {@code ivr.grouping.NAME.KEY}.
 */
public enum IvrGrouping {
    IVR("ivr_id", IvrGrouping::isId, (calls, key) -> calls.ofCall("ivr_id", key), true),
    SERVICE("service_id", IvrGrouping::isIdOrNone, (calls, key) -> calls.ofSegment("service_id", key), true),
    AGENT("agent_id", IvrGrouping::isIdOrNone, (calls, key) -> calls.ofSegment("agent_id", key), true),
    /** The local hour of the day, 0 to 23. */
    HOUR("date_part('hour', entered_at at time zone :zone)", key -> key.matches("1?[0-9]|2[0-3]")),
    /** The local date. */
    DAY(
            "cast(entered_at at time zone :zone as date)",
            IvrGrouping::isDate,
            (calls, key) -> calls.onDay(LocalDate.parse(key)),
            false);

    /** The key of calls that never reached a service, or an agent. */
    public static final String NONE = "none";

    public static final String PARAMETER = "groupBy";

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,8}");

    private final String expression;

    @SuppressWarnings("ImmutableEnumChecker") // a stateless function
    private final Predicate<String> keys;

    @SuppressWarnings("ImmutableEnumChecker") // a stateless function
    private final @Nullable BiConsumer<CallConditions, String> calls;

    private final boolean named;

    /** By something computed: the calls behind a row are those whose key it is. */
    IvrGrouping(String expression, Predicate<String> keys) {
        this(expression, keys, null, false);
    }

    /**
     * @param expression SQL over the facts of a call
     * @param calls restricts to the calls behind a row
     * @param named whether keys are ids that have names
     */
    IvrGrouping(
            String expression,
            Predicate<String> keys,
            @Nullable BiConsumer<CallConditions, String> calls,
            boolean named) {
        this.expression = "cast(" + expression + " as text)";
        this.keys = keys;
        this.calls = calls;
        this.named = named;
    }

    /** SQL over the facts of a call: the key of its row as text, {@link #NONE} when there is nothing to name. */
    String key() {
        return named ? "coalesce(" + expression + ", '" + NONE + "')" : expression;
    }

    /** Whether keys are ids that have names; the other keys speak for themselves. */
    public boolean named() {
        return named;
    }

    /** Whether a text can be the key of a row. */
    public boolean isKey(String text) {
        return keys.test(text);
    }

    /** Only the calls behind the row of a key. */
    void restrict(CallConditions conditions, String key) {
        if (calls == null) {
            conditions.where(expression + " = :rowKey", Map.of("rowKey", key));
        } else {
            calls.accept(conditions, key);
        }
    }

    private static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static boolean isIdOrNone(String text) {
        return text.equals(NONE) || isId(text);
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
