package io.rastro.ingestion;

import java.time.Instant;
import java.util.Set;

/** A record as a source sends it, already readable but not yet checked. */
public interface IncomingRecord {

    RecordKind kind();

    /** The source's own id of it; with the source's name it is the record's identity. */
    String externalId();

    /** The instant it is filed under. */
    Instant at();

    /**
     * What will be stored, cleaned and with the hash of its content.
     *
     * @param now nothing can have happened much later than this
     * @param warnings receives what is odd about the record
     * @throws RowRejected when it cannot be kept
     */
    HashedRecord checked(Instant now, Set<Notice> warnings);
}
