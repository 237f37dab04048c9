package io.rastro.report;

import io.rastro.text.PhoneNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The values of a text that was pasted out of a table or a letter: a line each, or between commas, semicolons and blanks. */
final class PastedList {

    private static final Pattern BETWEEN_VALUES = Pattern.compile("[\\s,;]+");
    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[\\v\\t,;]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** No number is written longer: what goes on is not tried again with each of its parts. */
    private static final int LONGEST_NUMBER = 64;

    private PastedList() {}

    static List<String> values(String pasted) {
        return parts(pasted, BETWEEN_VALUES);
    }

    /** Phone numbers, in which blanks may stand as well as between them; what is no whole number stays as it is. */
    static List<String> phones(String pasted) {
        return parts(pasted, BETWEEN_NUMBERS).stream()
                .flatMap(part -> numbers(part).stream())
                .toList();
    }

    private static List<String> numbers(String part) {
        if (isWhole(part)) {
            return List.of(part);
        }
        List<String> numbers = new ArrayList<>();
        String number = "";
        for (String digits : parts(part, BLANKS)) {
            number = (number + " " + digits).strip();
            if (isWhole(number)) {
                numbers.add(number);
                number = "";
            } else if (number.length() > LONGEST_NUMBER) {
                return List.of(part);
            }
        }
        return number.isEmpty() ? numbers : List.of(part);
    }

    static boolean isWhole(String number) {
        return number.length() <= LONGEST_NUMBER
                && PhoneNumber.of(number).filter(PhoneNumber::complete).isPresent();
    }

    private static List<String> parts(String text, Pattern between) {
        return Arrays.stream(between.split(text))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }
}
