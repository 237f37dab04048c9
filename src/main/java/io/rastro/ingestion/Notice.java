package io.rastro.ingestion;

import java.util.Arrays;
import java.util.List;

/**
 * Why a row was refused, or what is odd about one that was kept: a key of the messages and what stands in its gaps.
 * Put into words only where somebody reads it, in the reader's language.
 */
public record Notice(String key, List<String> arguments) {

    public static Notice of(String key, Object... arguments) {
        return new Notice(key, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    /** The key of the sentence in the message bundles. */
    String messageKey() {
        return "ingestion.notice." + key;
    }

    /** The key of the sentence that names columns where the other names a field, if there is one. */
    String columnMessageKey() {
        return "ingestion.column." + key;
    }
}
