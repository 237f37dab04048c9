package io.rastro.recording;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A file of the watched directory whose call is known, as the database remembers it. */
@DynamicUpdate
@Entity
@SuppressWarnings("UnusedVariable") // columns that queries read
class WatchedFile {

    enum State {
        /** It does not look finished. */
        WAITING(RecordingState.UNFINISHED),
        /** It has not a single sample, and nobody seems to write to it. */
        EMPTY(RecordingState.EMPTY),
        TOO_LARGE(RecordingState.TOO_LARGE),
        TAKEN(RecordingState.AVAILABLE);

        private final RecordingState shown;

        State(RecordingState shown) {
            this.shown = shown;
        }

        /** What a page says of a file that is in this state. */
        RecordingState shown() {
            return shown;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String path;
    private long interactionId;

    @Enumerated(EnumType.STRING)
    private State state;

    private long sizeBytes;

    @Column(name = "modified_ns")
    private long modifiedNanos;

    private @Nullable String reference;
    private @Nullable String aside;
    private Instant notedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected WatchedFile() {}

    @SuppressWarnings("NullAway") // noted before it is saved
    WatchedFile(Path path) {
        this.path = path.toString();
    }

    void note(InteractionKey call, State state, BasicFileAttributes facts, Instant now) {
        this.interactionId = call.id();
        this.state = state;
        this.sizeBytes = facts.size();
        this.modifiedNanos = nanos(facts);
        this.notedAt = now;
    }

    /** Keeps the name of its copy in the store, and where the original is to be moved. */
    void takenAs(String reference, Path aside) {
        this.reference = reference;
        this.aside = aside.toString();
    }

    long id() {
        return Objects.requireNonNull(id);
    }

    /** Where the exchange wrote it. */
    Path path() {
        return Path.of(path);
    }

    long interactionId() {
        return interactionId;
    }

    State state() {
        return state;
    }

    /** In bytes, when it was noted. */
    long size() {
        return sizeBytes;
    }

    /** The name of its copy in the store; null unless it was taken. */
    @Nullable
    String reference() {
        return reference;
    }

    /** Where the original was to be moved; null unless it was taken. */
    @Nullable
    Path aside() {
        return aside == null ? null : Path.of(aside);
    }

    boolean isTaken() {
        return state == State.TAKEN;
    }

    /** Whether what its state says of it can still be said: scripts of an exchange rename, convert and delete files. */
    boolean isThere() {
        return state == State.EMPTY || Files.exists(path(), LinkOption.NOFOLLOW_LINKS);
    }

    boolean sameAs(BasicFileAttributes facts) {
        return sizeBytes == facts.size() && modifiedNanos == nanos(facts);
    }

    static long nanos(BasicFileAttributes facts) {
        return facts.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    }
}
