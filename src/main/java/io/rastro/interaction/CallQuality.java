package io.rastro.interaction;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a voice platform measured of a call, and how it was carried; null is unknown. */
@Entity
@Immutable
public class CallQuality {

    @EmbeddedId
    @AttributeOverride(name = "id", column = @Column(name = "interaction_id"))
    private InteractionId id;

    private @Nullable Double jitterMs;
    private @Nullable Double packetLossPercent;
    private @Nullable String voiceServer;
    private @Nullable String dialledNumber;
    private @Nullable String externalChannel;
    private @Nullable String internalChannel;
    private @Nullable Instant clientHungUpAt;
    private @Nullable Instant agentHungUpAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected CallQuality() {}

    public InteractionId getId() {
        return id;
    }

    public @Nullable Double getJitterMs() {
        return jitterMs;
    }

    public @Nullable Double getPacketLossPercent() {
        return packetLossPercent;
    }

    public @Nullable Grade getJitterGrade() {
        return Grade.ofJitter(jitterMs);
    }

    public @Nullable Grade getPacketLossGrade() {
        return Grade.ofPacketLoss(packetLossPercent);
    }

    /** The call's grade, which both measurements decide. */
    public @Nullable Grade getGrade() {
        return Grade.ofCall(jitterMs, packetLossPercent);
    }

    public @Nullable String getVoiceServer() {
        return voiceServer;
    }

    /** As sent to the carrier, technical prefixes included. */
    public @Nullable String getDialledNumber() {
        return dialledNumber;
    }

    public @Nullable String getExternalChannel() {
        return externalChannel;
    }

    public @Nullable String getInternalChannel() {
        return internalChannel;
    }

    public @Nullable Instant getClientHungUpAt() {
        return clientHungUpAt;
    }

    public @Nullable Instant getAgentHungUpAt() {
        return agentHungUpAt;
    }
}
