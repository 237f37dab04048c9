package io.rastro.text;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Brazil's numbering plan makes of digits that follow, or could follow, the country's code. */
final class BrazilianNumber {

    private static final String AREA = "(?:1[1-9]|2[12478]|3[1-578]|4[1-9]|5[1345]|6[1-9]|7[134579]|8[1-9]|9[1-9])";
    private static final Pattern WITH_AREA = Pattern.compile(AREA + "(?:[2-5]\\d{7}|9\\d{8})");

    /** A mobile as it was before November 2016, and as WhatsApp still tells many. */
    private static final Pattern WITHOUT_NINTH_DIGIT = Pattern.compile(AREA + "[6-9]\\d{7}");

    /** 0800, 0300, 0303, 0500, 0900: the zero is part of the number. */
    private static final Pattern OF_SERVICE = Pattern.compile("0(?:[3589]00|303)\\d{6,7}");

    private static final Pattern OF_SERVICE_WITHOUT_ZERO = Pattern.compile("(?:800|300|303)\\d{7}");

    /** 4004, 3003 and the like: reached from everywhere by eight digits. */
    private static final Pattern NATIONWIDE = Pattern.compile("[34]00\\d{5}");

    private static final Pattern WITHOUT_AREA = Pattern.compile("[2-9]\\d{7}|9\\d{8}");

    private static final Pattern GROUPS_OF_SERVICE = Pattern.compile("(0[3589]00|0303)(\\d{3})(\\d{3,4})");
    private static final Pattern GROUPS =
            Pattern.compile("(\\+?55(?=" + AREA + "\\d{8,9}$)|0)?(" + AREA + ")?(\\d{4,5})(\\d{4})");

    private static final int AREA_DIGITS = 2;
    private static final int CARRIER_DIGITS = 2;

    private BrazilianNumber() {}

    /** The canonical form; null when these digits, without the country's, are no Brazilian number. */
    static @Nullable String canonical(String digits) {
        if (isOfService(digits)) {
            return digits;
        }
        if (OF_SERVICE_WITHOUT_ZERO.matcher(digits).matches()) {
            return "0" + digits;
        }
        return digits.startsWith("0") ? afterTrunkZero(digits.replaceFirst("^0+", "")) : significant(digits);
    }

    static boolean isOfService(String digits) {
        return OF_SERVICE.matcher(digits).matches();
    }

    /** What has no country's code but got one; it looks like a number of the area 55. */
    static boolean isOfServiceWithCountry(String digits) {
        return digits.startsWith("55")
                && NATIONWIDE.matcher(digits.substring(2)).matches();
    }

    /** After the zero there may be a carrier; whoever adds the country's code to a dialled number puts it there, too. */
    private static @Nullable String afterTrunkZero(String digits) {
        String found = significant(digits);
        return found == null && digits.length() > CARRIER_DIGITS ? withArea(digits.substring(CARRIER_DIGITS)) : found;
    }

    /** Country, area, and the halves of the subscriber's number; the text itself when it is none of Brazil's. */
    static List<String> groups(String text) {
        return Stream.of(GROUPS_OF_SERVICE, GROUPS)
                .map(pattern -> pattern.matcher(text))
                .filter(Matcher::matches)
                .findFirst()
                .map(found -> IntStream.rangeClosed(1, found.groupCount())
                        .mapToObj(found::group)
                        .filter(Objects::nonNull)
                        .toList())
                .orElse(List.of(text));
    }

    private static @Nullable String significant(String digits) {
        String found = withArea(digits);
        return found == null && WITHOUT_AREA.matcher(digits).matches() ? digits : found;
    }

    private static @Nullable String withArea(String digits) {
        if (WITH_AREA.matcher(digits).matches()) {
            return "+55" + digits;
        }
        return WITHOUT_NINTH_DIGIT.matcher(digits).matches()
                ? "+55" + digits.substring(0, AREA_DIGITS) + "9" + digits.substring(AREA_DIGITS)
                : null;
    }
}
