package io.rastro.recording;

import io.rastro.audio.Damage;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file in the store, by its name there. Pages and workers look at the same file at the same time, so it
 * is changed by statements of the repository alone.
 */
@Entity
@SuppressWarnings("UnusedVariable") // columns that queries read
class RecordingAudio {

    @Id
    private String reference;

    private String version;
    private long sizeBytes;
    private @Nullable String mediaType;
    private byte @Nullable [] sha256;
    private @Nullable Long durationMs;
    private @Nullable Integer channels;
    private byte @Nullable [] waveform;
    private Instant notedAt;
    private @Nullable Instant deletedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Damage damage;

    private boolean unfinished;
    private boolean examined;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected RecordingAudio() {}
}
