package io.rastro.ingestion;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.rastro.interaction.Direction;
import io.rastro.interaction.EventType;
import io.rastro.interaction.Expiration;
import io.rastro.interaction.LastReply;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Sender;
import io.rastro.interaction.StartedBy;
import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One finished interaction as a source sends it, already readable but not yet checked. Instants are UTC; what the source
 * does not send is null or empty and derived where it can be. In JSON, as in the hash of its content, the components of
 * its parts are its own, in this order.
 *
 * @param externalId the source's own id of this segment; with the source's name it is the interaction's identity
 */
public record IncomingInteraction(
        String externalId,
        Medium medium,
        @JsonUnwrapped Stamps stamps,
        @JsonUnwrapped Numbers numbers,
        @JsonUnwrapped Parties parties,
        @JsonUnwrapped Ending ending,
        @JsonUnwrapped Durations durations,
        @JsonUnwrapped Trail trail)
        implements IncomingRecord {

    /**
     * By which it is referred to.
     *
     * @param conversationId the source's id of the contact's whole conversation; null: the interaction is one by itself
     * @param segment the place in the conversation, from 1; null: by receivedAt
     */
    public record Numbers(
            @Nullable String conversationId,
            @Nullable Integer segment,
            @Nullable String protocol,
            @Nullable String externalProtocol) {}

    /**
     * Who and where, on either side.
     *
     * @param phone the contact's number; null: taken from from (inbound and digital) or to (outbound)
     */
    public record Parties(
            @Nullable String service,
            @Nullable AgentReference agent,
            @Nullable ContactReference contact,
            @Nullable String origin,
            @Nullable Direction direction,
            @Nullable String from,
            @Nullable String to,
            @Nullable String phone) {}

    /** How it ended, and what was noted. */
    public record Ending(
            @Nullable Status status,
            @Nullable VoiceStatus voiceStatus,
            @Nullable Boolean portfolio,
            @Nullable Expiration expiration,
            @Nullable StartedBy startedBy,
            @Nullable LastReply lastReply,
            @Nullable String internalComments) {}

    /**
     * Times that were measured, in whole seconds.
     *
     * @param holdSeconds unproductive time (TMI); null: derived from the hold events
     * @param firstResponseSeconds TM1R; null: derived from answeredAt and firstMessageAt
     * @param responseSeconds TMR; null: derived from the messages
     */
    public record Durations(
            @Nullable Integer holdSeconds,
            @Nullable Integer firstResponseSeconds,
            @Nullable Integer responseSeconds) {}

    /** What it left behind: tags chosen at wrap-up, what was measured of a call, and what happened. */
    public record Trail(
            List<String> tags,
            @Nullable Call call,
            List<Event> events,
            List<Message> messages,
            List<RecordingReference> recordings) {}

    @Override
    public RecordKind kind() {
        return RecordKind.INTERACTION;
    }

    @Override
    public Instant at() {
        return stamps.receivedAt();
    }

    @Override
    public HashedRecord checked(Instant now, Set<Notice> warnings) {
        return HashedRecord.of(Derivation.derive(this, now, warnings));
    }

    /** An agent; externalId null: the name identifies. */
    public record AgentReference(@Nullable String externalId, String name, List<String> tags) {}

    /** A contact; identified by external id, else document, else phone or e-mail; a name alone identifies nobody. */
    public record ContactReference(
            @Nullable String externalId,
            @Nullable String name,
            @Nullable String document,
            @Nullable String phone,
            @Nullable String email) {}

    /** What a voice platform measured and who hung up. */
    public record Call(
            @Nullable Double jitterMs,
            @Nullable Double packetLossPercent,
            @Nullable String voiceServer,
            @Nullable String dialledNumber,
            @Nullable String externalChannel,
            @Nullable String internalChannel,
            @Nullable Instant clientHungUpAt,
            @Nullable Instant agentHungUpAt) {}

    /** An event of the interaction; names refer to agents, services and tags. */
    public record Event(
            Instant happenedAt,
            EventType type,
            @Nullable String agent,
            @Nullable String service,
            @Nullable String toAgent,
            @Nullable String toService,
            @Nullable String tag,
            @Nullable String note) {}

    /** A message, or an internal comment (sender INTERNAL). */
    public record Message(
            Instant sentAt,
            Sender sender,
            @Nullable String author,
            @Nullable String text,
            @Nullable String attachmentName,
            @Nullable String attachmentUrl) {}

    /** Where the recording store finds the audio of a call. */
    public record RecordingReference(
            String reference,
            @Nullable Instant startedAt,
            @Nullable Long durationMs,
            @Nullable Integer channels) {}
}
