package io.rastro.ingestion;

import java.time.Instant;

/** A record as it will be stored. */
public interface Storable {

    RecordKind kind();

    String externalId();

    /** The instant it is filed under. */
    Instant at();

    /** The last instant it tells of. */
    default Instant until() {
        return at();
    }
}
