package io.rastro.source;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.Call;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.ingestion.IncomingInteraction.Durations;
import io.rastro.ingestion.IncomingInteraction.Ending;
import io.rastro.ingestion.IncomingInteraction.Event;
import io.rastro.ingestion.IncomingInteraction.Labels;
import io.rastro.ingestion.IncomingInteraction.Message;
import io.rastro.ingestion.IncomingInteraction.Parties;
import io.rastro.ingestion.IncomingInteraction.RecordingReference;
import io.rastro.ingestion.IncomingInteraction.Trail;
import io.rastro.ingestion.Stamps;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Expiration;
import io.rastro.interaction.Medium;
import io.rastro.interaction.StartedBy;
import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A segment of service while it is put together: most sources tell few of its facts, and each in its own order. */
public final class SegmentDraft {

    private final String externalId;
    private final Medium medium;
    private final Instant receivedAt;
    private final Set<String> tags = new LinkedHashSet<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<RecordingReference> recordings = new ArrayList<>();
    public @Nullable Instant queuedAt;
    public @Nullable Instant answeredAt;
    public @Nullable Instant firstMessageAt;
    public @Nullable Instant finishedAt;
    public @Nullable String conversationId;
    public @Nullable String protocol;
    public @Nullable String service;
    public @Nullable AgentReference agent;
    public @Nullable ContactReference contact;
    public @Nullable String origin;
    public @Nullable Direction direction;
    public @Nullable String from;
    public @Nullable String to;
    public @Nullable String phone;
    public @Nullable Status status;
    public @Nullable VoiceStatus voiceStatus;
    public @Nullable Expiration expiration;
    public @Nullable StartedBy startedBy;
    public @Nullable Integer holdSeconds;
    public @Nullable Call call;

    public SegmentDraft(String externalId, Medium medium, Instant receivedAt) {
        this.externalId = externalId;
        this.medium = medium;
        this.receivedAt = receivedAt;
    }

    public Medium medium() {
        return medium;
    }

    public void tag(String name) {
        tags.add(name);
    }

    public void add(Event event) {
        events.add(event);
    }

    public void add(Message message) {
        messages.add(message);
    }

    public void add(RecordingReference recording) {
        recordings.add(recording);
    }

    public IncomingInteraction finished() {
        return new IncomingInteraction(
                externalId,
                medium,
                new Stamps(receivedAt, queuedAt, answeredAt, firstMessageAt, finishedAt),
                new Labels(conversationId, null, protocol, null),
                new Parties(service, agent, contact, origin, direction, from, to, phone),
                new Ending(status, voiceStatus, null, expiration, startedBy, null, null),
                new Durations(holdSeconds, null, null),
                new Trail(
                        List.copyOf(tags), call, List.copyOf(events), List.copyOf(messages), List.copyOf(recordings)));
    }
}
