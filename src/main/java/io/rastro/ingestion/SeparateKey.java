package io.rastro.ingestion;

import java.util.Set;
import java.util.stream.Collectors;

/** A key that was sent, made one of senders of the same services alone: the key, a mark, the ids of the services. */
public final class SeparateKey {

    /** Nothing that is sent as a name keeps it, see {@link TextCleaner#name}. */
    static final String MARK = "\u2063";

    private SeparateKey() {}

    static String of(String sent, Set<Integer> services) {
        return services.stream().sorted().map(String::valueOf).collect(Collectors.joining(",", sent + MARK, ""));
    }

    /** What was sent, of a key that may be one of some senders alone. */
    public static String sent(String key) {
        int mark = key.indexOf(MARK);
        return mark < 0 ? key : key.substring(0, mark);
    }
}
