package io.rastro.ingestion;

import io.rastro.account.ServiceScope;
import org.jspecify.annotations.Nullable;

/**
 * Where records come from.
 *
 * @param source the key of the platform they come from
 * @param importId the {@link ImportRun} whose file brings them; null: they come without a file
 * @param scope the services that whoever sends them may send for
 */
public record Provenance(String source, @Nullable Integer importId, ServiceScope scope) {

    /** Of records that come without a file, for any service. */
    public static Provenance of(String source) {
        return of(source, ServiceScope.allServices());
    }

    /** Of records that come without a file. */
    public static Provenance of(String source, ServiceScope scope) {
        return new Provenance(source, null, scope);
    }
}
