package io.rastro.recording;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** That an interaction has a recording of a name in the store; of those that a source sends, ingestion writes the rows. */
@DynamicUpdate
@Entity
@Table(name = "recording")
@SuppressWarnings("UnusedVariable") // columns that queries read
class StoredRecording {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long interactionId;
    private Instant receivedAt;
    private int position;
    private String reference;
    private boolean uploaded;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected StoredRecording() {}

    /** One that the portal took in, to be completed by {@link #refer}. */
    @SuppressWarnings("NullAway") // completed by refer
    StoredRecording(long interactionId, int position) {
        this.interactionId = interactionId;
        this.position = position;
        this.uploaded = true;
    }

    long id() {
        return Objects.requireNonNull(id);
    }

    void refer(String reference, Instant receivedAt) {
        this.reference = reference;
        this.receivedAt = receivedAt;
    }
}
