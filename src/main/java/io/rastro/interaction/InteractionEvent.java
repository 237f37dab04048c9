package io.rastro.interaction;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An event of an interaction, as the source told it. */
@Entity
@Immutable
public class InteractionEvent {

    @EmbeddedId
    private EntryId id;

    @Column(nullable = false)
    private Instant happenedAt;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    private EventType type;

    private @Nullable Integer agentId;
    private @Nullable Integer serviceId;
    private @Nullable Integer toAgentId;
    private @Nullable Integer toServiceId;
    private @Nullable Integer tagId;
    private @Nullable String note;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected InteractionEvent() {}

    public EntryId getId() {
        return id;
    }

    public Instant getHappenedAt() {
        return happenedAt;
    }

    public EventType getType() {
        return type;
    }

    public @Nullable Integer getAgentId() {
        return agentId;
    }

    public @Nullable Integer getServiceId() {
        return serviceId;
    }

    /** Who a transfer went to; null when it went to a whole service. */
    public @Nullable Integer getToAgentId() {
        return toAgentId;
    }

    public @Nullable Integer getToServiceId() {
        return toServiceId;
    }

    public @Nullable Integer getTagId() {
        return tagId;
    }

    public @Nullable String getNote() {
        return note;
    }
}
