package io.rastro.demo;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.Call;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.ingestion.IncomingInteraction.RecordingReference;
import io.rastro.interaction.Direction;
import io.rastro.interaction.EventType;
import io.rastro.interaction.Expiration;
import io.rastro.interaction.LastReply;
import io.rastro.interaction.Medium;
import io.rastro.interaction.SampleInteraction;
import io.rastro.interaction.StartedBy;
import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An interaction being written. */
final class Draft {

    final Medium medium;
    final int conversation;
    final int segment;
    final Instant receivedAt;

    @Nullable
    Instant queuedAt;

    @Nullable
    Instant answeredAt;

    @Nullable
    Instant firstMessageAt;

    Instant finishedAt;

    @Nullable
    String protocol;

    @Nullable
    String externalProtocol;

    @Nullable
    String service;

    @Nullable
    AgentReference agent;

    @Nullable
    ContactReference contact;

    @Nullable
    String origin;

    @Nullable
    Direction direction;

    @Nullable
    String from;

    @Nullable
    String to;

    @Nullable
    String phone;

    @Nullable
    Status status;

    @Nullable
    VoiceStatus voiceStatus;

    @Nullable
    Boolean portfolio;

    @Nullable
    Expiration expiration;

    @Nullable
    StartedBy startedBy;

    @Nullable
    LastReply lastReply;

    @Nullable
    String comments;

    @Nullable
    Call call;

    List<String> tags = List.of();
    /** The source knows no conversations. */
    boolean alone;

    List<RecordingReference> recordings = List.of();
    final Course course = new Course();

    Draft(Medium medium, int conversation, int segment, Instant receivedAt) {
        this.medium = medium;
        this.conversation = conversation;
        this.segment = segment;
        this.receivedAt = receivedAt;
        this.finishedAt = receivedAt;
    }

    void service(Service queue) {
        service = queue.name();
        origin = queue.origin();
    }

    void queue(Instant at) {
        queuedAt = at;
        event(at, EventType.ENTERED_QUEUE, null, null);
    }

    void end(Instant at, Status ending) {
        finishedAt = at;
        status = ending;
    }

    void event(Instant at, EventType type, @Nullable String agentName, @Nullable String tag) {
        course.event(at, type, agentName, service, tag);
    }

    void transfer(String agentName, String toService, @Nullable String reason) {
        course.transfer(finishedAt, agentName, service, toService, reason);
    }

    void comment(String text) {
        comments = comments == null ? text : comments + "\n" + text;
    }

    IncomingInteraction build() {
        String id = String.format("demo-%06d", conversation);
        return new SampleInteraction(id + "-" + segment, medium, receivedAt)
                .queuedAt(queuedAt)
                .answeredAt(answeredAt)
                .firstMessageAt(firstMessageAt)
                .finishedAt(finishedAt)
                .conversationId(alone ? null : id)
                .with("segment", alone ? null : segment)
                .protocol(protocol)
                .externalProtocol(externalProtocol)
                .service(service)
                .agent(agent)
                .contact(contact)
                .origin(origin)
                .direction(direction)
                .from(from)
                .to(to)
                .phone(phone)
                .with("status", status)
                .voiceStatus(voiceStatus)
                .portfolio(portfolio)
                .expiration(expiration)
                .startedBy(startedBy)
                .lastReply(lastReply == null ? course.lastReply() : lastReply)
                .internalComments(comments)
                .tags(tags)
                .call(call)
                .with("events", course.events())
                .with("messages", course.messages())
                .with("recordings", recordings)
                .build();
    }
}
