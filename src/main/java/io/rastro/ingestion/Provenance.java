package io.rastro.ingestion;

import org.jspecify.annotations.Nullable;

/**
 * Where records come from.
 *
 * @param source the key of the platform they come from
 * @param importId the {@link ImportRun} whose file brings them; null: they come without a file
 */
public record Provenance(String source, @Nullable Integer importId) {

    /** Of records that come without a file. */
    public static Provenance of(String source) {
        return new Provenance(source, null);
    }
}
