package io.rastro.interaction;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Something written in an interaction: to the other side, or as an internal comment. Text is as it was sent. */
@Entity
@Immutable
public class Message {

    @EmbeddedId
    private EntryId id;

    @Column(nullable = false)
    private Instant sentAt;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    private Sender sender;

    private @Nullable String author;
    private @Nullable String text;
    private @Nullable String attachmentName;
    private @Nullable String attachmentUrl;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Message() {}

    public EntryId getId() {
        return id;
    }

    public Instant getSentAt() {
        return sentAt;
    }

    public Sender getSender() {
        return sender;
    }

    /** The writer's name; null when the source does not send it. */
    public @Nullable String getAuthor() {
        return author;
    }

    public @Nullable String getText() {
        return text;
    }

    public @Nullable String getAttachmentName() {
        return attachmentName;
    }

    public @Nullable String getAttachmentUrl() {
        return attachmentUrl;
    }
}
