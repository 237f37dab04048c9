package io.rastro.interaction;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.Call;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An interaction in the making: unknown in everything that a test does not say. */
public final class SampleInteraction {

    private final String externalId;
    private final Medium medium;
    private final Instant receivedAt;
    private List<String> tags = List.of();
    private @Nullable Instant queuedAt;
    private @Nullable Instant answeredAt;
    private @Nullable Instant firstMessageAt;
    private Instant finishedAt;
    private @Nullable String conversationId;
    private @Nullable String protocol;
    private @Nullable String externalProtocol;
    private @Nullable String service;
    private @Nullable AgentReference agent;
    private @Nullable ContactReference contact;
    private @Nullable String origin;
    private @Nullable Direction direction;
    private @Nullable String from;
    private @Nullable String to;
    private @Nullable String phone;
    private Status status = Status.SERVICE_COMPLETED;
    private @Nullable VoiceStatus voiceStatus;
    private @Nullable Boolean portfolio;
    private @Nullable Expiration expiration;
    private @Nullable StartedBy startedBy;
    private @Nullable LastReply lastReply;
    private @Nullable String internalComments;
    private @Nullable Integer holdSeconds;
    private @Nullable Integer firstResponseSeconds;
    private @Nullable Integer responseSeconds;
    private @Nullable Call call;

    public SampleInteraction(String externalId, Medium medium, Instant receivedAt) {
        this.externalId = externalId;
        this.medium = medium;
        this.receivedAt = receivedAt;
        this.finishedAt = receivedAt;
    }

    public IncomingInteraction build() {
        return new IncomingInteraction(
                externalId,
                medium,
                receivedAt,
                queuedAt,
                answeredAt,
                firstMessageAt,
                finishedAt,
                conversationId,
                null,
                protocol,
                externalProtocol,
                service,
                agent,
                contact,
                origin,
                direction,
                from,
                to,
                phone,
                status,
                voiceStatus,
                portfolio,
                expiration,
                startedBy,
                lastReply,
                internalComments,
                holdSeconds,
                firstResponseSeconds,
                responseSeconds,
                tags,
                call,
                List.of(),
                List.of(),
                List.of());
    }

    SampleInteraction tags(List<String> names) {
        tags = names;
        return this;
    }

    SampleInteraction queuedAt(@Nullable Instant value) {
        queuedAt = value;
        return this;
    }

    SampleInteraction answeredAt(@Nullable Instant value) {
        answeredAt = value;
        return this;
    }

    SampleInteraction firstMessageAt(@Nullable Instant value) {
        firstMessageAt = value;
        return this;
    }

    public SampleInteraction finishedAt(Instant value) {
        finishedAt = value;
        return this;
    }

    public SampleInteraction conversationId(@Nullable String value) {
        conversationId = value;
        return this;
    }

    public SampleInteraction protocol(@Nullable String value) {
        protocol = value;
        return this;
    }

    SampleInteraction externalProtocol(@Nullable String value) {
        externalProtocol = value;
        return this;
    }

    public SampleInteraction service(@Nullable String value) {
        service = value;
        return this;
    }

    SampleInteraction agent(@Nullable AgentReference value) {
        agent = value;
        return this;
    }

    public SampleInteraction contact(@Nullable ContactReference value) {
        contact = value;
        return this;
    }

    SampleInteraction origin(@Nullable String value) {
        origin = value;
        return this;
    }

    SampleInteraction direction(@Nullable Direction value) {
        direction = value;
        return this;
    }

    public SampleInteraction from(@Nullable String value) {
        from = value;
        return this;
    }

    public SampleInteraction to(@Nullable String value) {
        to = value;
        return this;
    }

    SampleInteraction phone(@Nullable String value) {
        phone = value;
        return this;
    }

    SampleInteraction status(Status value) {
        status = value;
        return this;
    }

    SampleInteraction voiceStatus(@Nullable VoiceStatus value) {
        voiceStatus = value;
        return this;
    }

    SampleInteraction portfolio(@Nullable Boolean value) {
        portfolio = value;
        return this;
    }

    SampleInteraction expiration(@Nullable Expiration value) {
        expiration = value;
        return this;
    }

    SampleInteraction startedBy(@Nullable StartedBy value) {
        startedBy = value;
        return this;
    }

    SampleInteraction lastReply(@Nullable LastReply value) {
        lastReply = value;
        return this;
    }

    SampleInteraction internalComments(@Nullable String value) {
        internalComments = value;
        return this;
    }

    SampleInteraction holdSeconds(@Nullable Integer value) {
        holdSeconds = value;
        return this;
    }

    SampleInteraction firstResponseSeconds(@Nullable Integer value) {
        firstResponseSeconds = value;
        return this;
    }

    SampleInteraction responseSeconds(@Nullable Integer value) {
        responseSeconds = value;
        return this;
    }

    SampleInteraction call(@Nullable Call value) {
        call = value;
        return this;
    }
}
