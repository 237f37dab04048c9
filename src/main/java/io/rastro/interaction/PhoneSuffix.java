package io.rastro.interaction;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A phone number as typed: a full one or its last digits, with or without the country (55) and area codes, with or
 * without the trunk zero. Compared from the last digit backwards, which is how the index is built.
 */
record PhoneSuffix(String digits) {

    private static final String COUNTRY = "55";
    private static final int SHORTEST_WITH_COUNTRY = 12;
    private static final int SELECTIVE_DIGITS = 4;

    static PhoneSuffix of(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return new PhoneSuffix(significant.length() < SELECTIVE_DIGITS ? digits : significant);
    }

    /** Whether few enough numbers end so that the index of numbers should lead. */
    boolean selective() {
        return digits.length() >= SELECTIVE_DIGITS;
    }

    private boolean hasCountry() {
        return digits.startsWith(COUNTRY) && digits.length() >= SHORTEST_WITH_COUNTRY;
    }

    String condition() {
        if (!selective()) {
            // So much ends so that the index of numbers must not tempt the planner.
            return "right(i.phone_digits, length(:phoneDigits)) = :phoneDigits";
        }
        String ends = "reverse(i.phone_digits) like :phoneEnd";
        return hasCountry() ? "(" + ends + " or reverse(i.phone_digits) = any(:phoneLocal))" : ends;
    }

    Map<String, Object> parameters() {
        if (!selective()) {
            return Map.of("phoneDigits", digits);
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("phoneEnd", reversed(digits) + "%");
        if (hasCountry()) {
            String local = reversed(digits.substring(COUNTRY.length()));
            parameters.put("phoneLocal", new String[] {local, local + "0"});
        }
        return parameters;
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
