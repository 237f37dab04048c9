package io.rastro.interaction;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.Call;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.ingestion.IncomingInteraction.Durations;
import io.rastro.ingestion.IncomingInteraction.Ending;
import io.rastro.ingestion.IncomingInteraction.Numbers;
import io.rastro.ingestion.IncomingInteraction.Parties;
import io.rastro.ingestion.IncomingInteraction.Trail;
import io.rastro.ingestion.Stamps;
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
                new Stamps(receivedAt, queuedAt, answeredAt, firstMessageAt, finishedAt),
                new Numbers(conversationId, null, protocol, externalProtocol),
                new Parties(service, agent, contact, origin, direction, from, to, phone),
                new Ending(status, voiceStatus, portfolio, expiration, startedBy, lastReply, internalComments),
                new Durations(holdSeconds, firstResponseSeconds, responseSeconds),
                new Trail(tags, call, List.of(), List.of(), List.of()));
    }

    public SampleInteraction tags(List<String> names) {
        tags = names;
        return this;
    }

    public SampleInteraction queuedAt(@Nullable Instant value) {
        queuedAt = value;
        return this;
    }

    public SampleInteraction answeredAt(@Nullable Instant value) {
        answeredAt = value;
        return this;
    }

    public SampleInteraction firstMessageAt(@Nullable Instant value) {
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

    public SampleInteraction externalProtocol(@Nullable String value) {
        externalProtocol = value;
        return this;
    }

    public SampleInteraction service(@Nullable String value) {
        service = value;
        return this;
    }

    public SampleInteraction agent(@Nullable AgentReference value) {
        agent = value;
        return this;
    }

    public SampleInteraction contact(@Nullable ContactReference value) {
        contact = value;
        return this;
    }

    public SampleInteraction origin(@Nullable String value) {
        origin = value;
        return this;
    }

    public SampleInteraction direction(@Nullable Direction value) {
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

    public SampleInteraction phone(@Nullable String value) {
        phone = value;
        return this;
    }

    public SampleInteraction status(Status value) {
        status = value;
        return this;
    }

    public SampleInteraction voiceStatus(@Nullable VoiceStatus value) {
        voiceStatus = value;
        return this;
    }

    public SampleInteraction portfolio(@Nullable Boolean value) {
        portfolio = value;
        return this;
    }

    public SampleInteraction expiration(@Nullable Expiration value) {
        expiration = value;
        return this;
    }

    public SampleInteraction startedBy(@Nullable StartedBy value) {
        startedBy = value;
        return this;
    }

    public SampleInteraction lastReply(@Nullable LastReply value) {
        lastReply = value;
        return this;
    }

    public SampleInteraction internalComments(@Nullable String value) {
        internalComments = value;
        return this;
    }

    public SampleInteraction holdSeconds(@Nullable Integer value) {
        holdSeconds = value;
        return this;
    }

    public SampleInteraction firstResponseSeconds(@Nullable Integer value) {
        firstResponseSeconds = value;
        return this;
    }

    public SampleInteraction responseSeconds(@Nullable Integer value) {
        responseSeconds = value;
        return this;
    }

    public SampleInteraction call(@Nullable Call value) {
        call = value;
        return this;
    }
}
