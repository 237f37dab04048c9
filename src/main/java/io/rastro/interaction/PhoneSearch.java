package io.rastro.interaction;

import io.rastro.text.PhoneNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The numbers that a typed one asks for, by the canonical form of both. A complete one (with country, or with an area
 * that exists and as many digits as that takes; 0800 and the like) is that number alone. Anything else is the end of a
 * number. Compared from the last digit backwards, which is how the index is built.
 *
 * <p>What is stored without a plus names no country: part of a number, one with digits of a telephone system in front,
 * or one that was stored before there was a canonical form. A complete number finds it by its end, with and without the
 * ninth digit.
 */
final class PhoneSearch {

    /** The condition on interaction i of any of several whole numbers. */
    static final String ANY_OF = "reverse(i.phone_number) = any(cast(:phoneNumbers as text[]))";

    /** Its parameter, of which {@link #wholeNumbers} are the values. */
    static final String NUMBERS = "phoneNumbers";

    private static final int SELECTIVE_DIGITS = 4;
    private static final int LONGEST_NATIONAL = 11;
    private static final Pattern NINTH_DIGIT = Pattern.compile("(\\d{2})?9([6-9]\\d{7})");

    private final PhoneNumber number;
    private final boolean countryTyped;

    private PhoneSearch(PhoneNumber number, boolean countryTyped) {
        this.number = number;
        this.countryTyped = countryTyped;
    }

    /**
     * What the text asks for.
     *
     * @param text a number, as was checked before
     */
    static PhoneSearch of(String text) {
        boolean countryTyped =
                text.indexOf('+') >= 0 || text.replaceAll("[^0-9]", "").length() > LONGEST_NATIONAL;
        return new PhoneSearch(PhoneNumber.of(text).orElseThrow(), countryTyped);
    }

    /** Several whole numbers as they are stored: with their country; without, also without a ninth digit. */
    static String[] wholeNumbers(String... texts) {
        return Arrays.stream(texts)
                .map(PhoneSearch::of)
                .flatMap(search -> Stream.of(
                                Optional.of(search.number.canonical()),
                                Optional.of(search.number.nationalDigits()),
                                search.withoutNinthDigit())
                        .flatMap(Optional::stream))
                .distinct()
                .map(PhoneSearch::reversed)
                .toArray(String[]::new);
    }

    /** Whether few enough numbers end so that the index of numbers should lead. */
    boolean selective() {
        return number.canonical().length() >= SELECTIVE_DIGITS;
    }

    /** The condition on interaction i. */
    String condition() {
        if (!selective()) {
            // So much ends so that the index of numbers must not tempt the planner.
            return "right(i.phone_number, length(:phoneNumber)) = :phoneNumber";
        }
        List<String> found = new ArrayList<>();
        found.add(number.complete() ? "reverse(i.phone_number) = :phoneReversed" : endsWith("phoneEnd"));
        if (number.complete()) {
            found.add(endsWith("phoneEnd") + otherwise());
        }
        if (withoutNinthDigit().isPresent()) {
            found.add(endsWith("phoneOldEnd") + otherwise());
        }
        return "((" + String.join(") or (", found) + "))";
    }

    private static String endsWith(String parameter) {
        return "reverse(i.phone_number) like :" + parameter;
    }

    // A number of another country may end so, too: told without a country, it may be meant.
    private String otherwise() {
        return " and i.phone_number not like '" + (countryTyped || !number.complete() ? "+%'" : "+55%'");
    }

    Map<String, Object> parameters() {
        if (!selective()) {
            return Map.of("phoneNumber", number.canonical());
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (number.complete()) {
            parameters.put("phoneReversed", reversed(number.canonical()));
        }
        parameters.put("phoneEnd", reversed(number.nationalDigits()) + "%");
        withoutNinthDigit().ifPresent(old -> parameters.put("phoneOldEnd", reversed(old) + "%"));
        return parameters;
    }

    /** The same number as it was before it had a ninth digit, if it has one. */
    private Optional<String> withoutNinthDigit() {
        return Optional.of(NINTH_DIGIT.matcher(number.nationalDigits()))
                .filter(digits -> digits.matches() && (!number.international() || digits.group(1) != null))
                .map(digits -> digits.replaceFirst("$1$2"));
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
