package io.rastro.report;

import io.rastro.text.PhoneNumber;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One filter of a report, declared once: form, check of what was typed, summary and help page follow from it.
 *
 * @param name names it in message keys, and is its parameter unless it is a range
 * @param parameters its query parameters: one; of a range two, of dates also what may stand in their place
 * @param choices the codes of a CHOICE or CHOICES, or of the periods in place of DATES
 * @param words what the message keys of its choices begin with
 * @param personal whether its values may say who somebody is: such a value stands in no address and no log
 */
public record FilterField(
        String name, Control control, List<String> parameters, List<String> choices, String words, boolean personal) {

    /** A {@link RelativePeriod} in place of dates. */
    public static final String PERIOD = "period";

    /** The date on which a relative period was asked for first: what belongs to an answer means the same dates. */
    public static final String AS_OF = "asOf";

    /** The dates that any report is about, or a period that moves with the day. */
    public static final FilterField DATE = new FilterField(
            "date",
            Control.DATES,
            List.of("from", "to", PERIOD, AS_OF),
            Arrays.stream(RelativePeriod.values()).map(RelativePeriod::code).toList(),
            "filter.period",
            false);

    /** The time of day, on each of those dates. */
    public static final FilterField TIME = times("time", "timeFrom", "timeTo");

    /** Of what is typed, in characters. */
    public static final int LONGEST_TEXT = 200;

    /** A protocol has up to 40 characters. */
    private static final int LONGEST_PASTED = 64;

    static final int MAX_PICKS = 1_000;
    private static final Pattern DATE_FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME_FORM = Pattern.compile("\\d{2}:\\d{2}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private FilterField(String name, Control control, List<String> parameters, List<String> choices) {
        this(name, control, parameters, choices, "filter." + name, false);
    }

    /** The same, whose choices have names elsewhere. */
    public FilterField namedBy(String otherWords) {
        return new FilterField(name, control, parameters, choices, otherWords, personal);
    }

    /** The key of a choice's name in the message bundles. */
    public String choiceKey(String code) {
        return words + "." + code;
    }

    private static FilterField times(String name, String from, String to) {
        return new FilterField(name, Control.TIMES, List.of(from, to), List.of());
    }

    /** From one length of time to another. */
    public static FilterField spans(String name) {
        return new FilterField(name, Control.SPANS, List.of(name + "From", name + "To"), List.of());
    }

    public static FilterField yesOrNo(String name) {
        return choice(name, "true", "false").namedBy("filter.yes-or-no");
    }

    public static FilterField choice(String name, Class<? extends Enum<?>> codes) {
        return choice(name, names(codes));
    }

    public static FilterField choice(String name, String... codes) {
        return new FilterField(name, Control.CHOICE, List.of(name), List.of(codes));
    }

    public static FilterField choices(String name, Class<? extends Enum<?>> codes) {
        return new FilterField(name, Control.CHOICES, List.of(name), List.of(names(codes)));
    }

    private static String[] names(Class<? extends Enum<?>> codes) {
        return Arrays.stream(codes.getEnumConstants()).map(Enum::name).toArray(String[]::new);
    }

    public static FilterField picks(String name) {
        return new FilterField(name, Control.PICKS, List.of(name), List.of());
    }

    /** What somebody types to find a person, or what is one person's. */
    public static FilterField text(String name) {
        return new FilterField(name, Control.TEXT, List.of(name), List.of(), "filter." + name, true);
    }

    public static FilterField phone(String name) {
        return new FilterField(name, Control.PHONE, List.of(name), List.of(), "filter." + name, true);
    }

    /** Many of what {@link #text} is one of. */
    public static FilterField list(String name) {
        return new FilterField(name, Control.LIST, List.of(name), List.of(), "filter." + name, true);
    }

    /** Many phone numbers, whole ones. */
    public static FilterField phones(String name) {
        return new FilterField(name, Control.PHONES, List.of(name), List.of(), "filter." + name, true);
    }

    /** A text that the portal's own links give, which tells of nobody. */
    public static FilterField code(String name) {
        return new FilterField(name, Control.TEXT, List.of(name), List.of());
    }

    public static FilterField number(String name) {
        return new FilterField(name, Control.NUMBER, List.of(name), List.of());
    }

    public boolean multiple() {
        return control == Control.CHOICES || control == Control.PICKS || pasted();
    }

    /** Whether many values are pasted into it as one text. */
    public boolean pasted() {
        return control == Control.LIST || control == Control.PHONES;
    }

    /** What is wrong with its values, parameter by parameter. */
    public List<FilterProblem> problems(FilterValues values) {
        List<FilterProblem> malformed = parameters.stream()
                .flatMap(parameter -> check(parameter, values.all(parameter)).stream())
                .toList();
        return switch (control) {
            case DATES ->
                Stream.concat(malformed.stream(), periodAndDates(values).stream())
                        .toList();
            case SPANS ->
                malformed.isEmpty() && values.seconds(this).inverted()
                        ? List.of(new FilterProblem(parameters.get(1), "filter.problem.spans-inverted"))
                        : malformed;
            default -> malformed;
        };
    }

    /** A period that moves with the day and dates that do not: nobody could tell which is meant. */
    private Optional<FilterProblem> periodAndDates(FilterValues values) {
        boolean relative = values.one(PERIOD).isPresent();
        if (relative && range().stream().anyMatch(date -> values.one(date).isPresent())) {
            return Optional.of(new FilterProblem(PERIOD, "filter.problem.period-and-dates"));
        }
        return !relative && values.one(AS_OF).isPresent()
                ? Optional.of(new FilterProblem(AS_OF, "filter.problem.as-of-alone"))
                : Optional.empty();
    }

    /** The parameters of the first and the last value of a range. */
    public List<String> range() {
        return parameters.subList(0, 2);
    }

    private Optional<FilterProblem> check(String parameter, List<String> values) {
        if (values.size() > 1 && !multiple()) {
            return Optional.of(new FilterProblem(parameter, "filter.problem.repeated"));
        }
        if (values.size() > MAX_PICKS) {
            return Optional.of(
                    pasted()
                            ? new FilterProblem(parameter, "filter.problem.too-many-pasted", MAX_PICKS, values.size())
                            : new FilterProblem(parameter, "filter.problem.too-many", MAX_PICKS));
        }
        return values.stream()
                .flatMap(value -> check(parameter, value).stream())
                .findFirst();
    }

    private Optional<FilterProblem> check(String parameter, String value) {
        boolean good = switch (control) {
            case DATES -> parameter.equals(PERIOD) ? choices.contains(value) : isDate(value);
            case TIMES -> TIME_FORM.matcher(value).matches() && exists(() -> LocalTime.parse(value));
            case SPANS -> SecondsRange.parse(value).isPresent();
            case CHOICE, CHOICES -> choices.contains(value);
            case PICKS -> ID.matcher(value).matches();
            case PHONE ->
                value.length() <= LONGEST_TEXT && PhoneNumber.of(value).isPresent();
            case PHONES -> PastedList.isWhole(value);
            case LIST -> value.length() <= LONGEST_PASTED && value.indexOf('\0') < 0;
            case NUMBER -> NUMBER.matcher(value).matches();
            case TEXT -> value.length() <= LONGEST_TEXT && value.indexOf('\0') < 0;
        };
        return good ? Optional.empty() : Optional.of(new FilterProblem(parameter, problemKey(parameter), value));
    }

    private String problemKey(String parameter) {
        return parameter.equals(PERIOD) ? "filter.problem.period" : "filter.problem." + control;
    }

    private static boolean isDate(String value) {
        return DATE_FORM.matcher(value).matches() && exists(() -> LocalDate.parse(value));
    }

    private static boolean exists(Runnable parsing) {
        try {
            parsing.run();
            return true;
        } catch (DateTimeParseException noSuchDay) {
            return false;
        }
    }
}
