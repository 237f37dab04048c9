package io.rastro.recording;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** Who decodes a file right now. Portals take and give back leases by statements of the repository alone. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that queries read
class DecodingLease {

    @Id
    private String reference;

    private UUID owner;
    private Instant expiresAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected DecodingLease() {}
}
