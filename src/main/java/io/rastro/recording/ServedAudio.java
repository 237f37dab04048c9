package io.rastro.recording;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One answer with audio: which bytes of how many left the portal. The account is named, because the trail outlives it. */
@Entity
@Immutable
@Table(name = "recording_access")
@SuppressWarnings("UnusedVariable") // columns that queries read
class ServedAudio {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Enumerated(EnumType.STRING)
    private AccessKind kind;

    private Instant at;
    private int accountId;
    private String accountName;
    private String session;
    private String address;
    private long interactionId;
    private int position;
    private String reference;
    private long fromByte;
    private long toByte;
    private long totalBytes;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected ServedAudio() {}

    /** @param session the hash of the session's id */
    ServedAudio(Instant at, Recording recording, AccessLog.Served bytes, String session) {
        this.kind = bytes.kind();
        this.at = at;
        this.accountId = bytes.account().id();
        this.accountName = bytes.account().displayName();
        this.session = session;
        this.address = bytes.address();
        this.interactionId = recording.interaction().id();
        this.position = recording.position();
        this.reference = recording.reference();
        this.fromByte = bytes.from();
        this.toByte = bytes.to();
        this.totalBytes = bytes.total();
    }
}
