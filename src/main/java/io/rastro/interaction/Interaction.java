package io.rastro.interaction;

import io.rastro.directory.Contact;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One finished segment of service, as stored. Instants are UTC, spans whole seconds, null is unknown. */
@Entity
@Immutable
public class Interaction {

    @EmbeddedId
    private InteractionId id;

    private @Nullable Instant queuedAt;
    private @Nullable Instant answeredAt;
    private @Nullable Instant firstMessageAt;

    @Column(nullable = false)
    private Instant finishedAt;

    private long conversationId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contact_id")
    private @Nullable Contact contact;

    private @Nullable Integer segment;
    private @Nullable Integer serviceId;
    private @Nullable Integer agentId;
    private int outcomeId;
    private @Nullable Long holdSeconds;
    private @Nullable Long firstResponseSeconds;
    private @Nullable Long responseSeconds;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    private Medium medium;

    @Enumerated(EnumType.STRING)
    private @Nullable Direction direction;

    private @Nullable String protocol;
    private @Nullable String externalProtocol;
    private @Nullable String fromAddress;
    private @Nullable String toAddress;

    @Column(nullable = false)
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<Integer> tagIds;

    private @Nullable String internalComments;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Interaction() {}

    public InteractionId getId() {
        return id;
    }

    public @Nullable Instant getQueuedAt() {
        return queuedAt;
    }

    public @Nullable Instant getAnsweredAt() {
        return answeredAt;
    }

    public @Nullable Instant getFirstMessageAt() {
        return firstMessageAt;
    }

    public Instant getFinishedAt() {
        return finishedAt;
    }

    public long getConversationId() {
        return conversationId;
    }

    public @Nullable Contact getContact() {
        return contact;
    }

    /** The place in the conversation as the source tells it. */
    public @Nullable Integer getSegment() {
        return segment;
    }

    public @Nullable Integer getServiceId() {
        return serviceId;
    }

    public @Nullable Integer getAgentId() {
        return agentId;
    }

    public int getOutcomeId() {
        return outcomeId;
    }

    /** TMI. */
    public @Nullable Long getHoldSeconds() {
        return holdSeconds;
    }

    /** TM1R. */
    public @Nullable Long getFirstResponseSeconds() {
        return firstResponseSeconds;
    }

    /** TMR. */
    public @Nullable Long getResponseSeconds() {
        return responseSeconds;
    }

    public Medium getMedium() {
        return medium;
    }

    public @Nullable Direction getDirection() {
        return direction;
    }

    public @Nullable String getProtocol() {
        return protocol;
    }

    public @Nullable String getExternalProtocol() {
        return externalProtocol;
    }

    public @Nullable String getFromAddress() {
        return fromAddress;
    }

    public @Nullable String getToAddress() {
        return toAddress;
    }

    public List<Integer> getTagIds() {
        return tagIds;
    }

    public @Nullable String getInternalComments() {
        return internalComments;
    }
}
