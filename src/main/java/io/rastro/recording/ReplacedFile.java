package io.rastro.recording;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A file of the store that another took the place of. */
@Entity
@Table(name = "recording_replaced")
@SuppressWarnings("UnusedVariable") // columns that queries read
class ReplacedFile {

    @Id
    private String reference;

    /** Of its call, from which retention counts. */
    private Instant receivedAt;

    private Instant deleteAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected ReplacedFile() {}

    ReplacedFile(String reference, Instant receivedAt, Instant deleteAt) {
        this.reference = reference;
        this.receivedAt = receivedAt;
        this.deleteAt = deleteAt;
    }
}
