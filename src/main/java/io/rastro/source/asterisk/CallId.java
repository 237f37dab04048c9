package io.rastro.source.asterisk;

import java.time.Instant;
import java.util.Comparator;
import java.util.regex.Pattern;

/** The order in which channels were made, by their unique ids. */
final class CallId {

    static final Comparator<String> OLDEST_FIRST = Comparator.comparing(
                    (String id) -> AsteriskStamp.madeAt(id).orElse(Instant.MAX))
            .thenComparing(CallId::number)
            .thenComparing(Comparator.naturalOrder());

    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

    private CallId() {}

    private static long number(String id) {
        String digits = id.substring(id.lastIndexOf('.') + 1);
        return NUMBER.matcher(digits).matches() ? Long.parseLong(digits) : 0;
    }
}
