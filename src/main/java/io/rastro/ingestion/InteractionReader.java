package io.rastro.ingestion;

import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.Call;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.ingestion.IncomingInteraction.Event;
import io.rastro.ingestion.IncomingInteraction.Message;
import io.rastro.ingestion.IncomingInteraction.RecordingReference;
import io.rastro.interaction.Direction;
import io.rastro.interaction.EventType;
import io.rastro.interaction.Expiration;
import io.rastro.interaction.LastReply;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Sender;
import io.rastro.interaction.StartedBy;
import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One JSON object to one interaction; the names of the fields are those of {@link IncomingInteraction}. */
final class InteractionReader {

    private InteractionReader() {}

    static IncomingInteraction read(JsonFields fields) {
        return new IncomingInteraction(
                fields.required("externalId", fields.text("externalId")),
                fields.required("medium", fields.constant("medium", Medium.class)),
                fields.required("receivedAt", fields.instant("receivedAt")),
                fields.instant("queuedAt"),
                fields.instant("answeredAt"),
                fields.instant("firstMessageAt"),
                fields.instant("finishedAt"),
                fields.text("conversationId"),
                fields.integer("segment"),
                fields.text("protocol"),
                fields.text("externalProtocol"),
                fields.text("service"),
                agent(fields),
                contact(fields),
                fields.text("origin"),
                fields.constant("direction", Direction.class),
                fields.text("from"),
                fields.text("to"),
                fields.text("phone"),
                fields.constant("status", Status.class),
                fields.constant("voiceStatus", VoiceStatus.class),
                fields.bool("portfolio"),
                fields.constant("expiration", Expiration.class),
                fields.constant("startedBy", StartedBy.class),
                fields.constant("lastReply", LastReply.class),
                fields.text("internalComments"),
                fields.integer("holdSeconds"),
                fields.integer("firstResponseSeconds"),
                fields.integer("responseSeconds"),
                fields.texts("tags"),
                fields.object("call", InteractionReader::call),
                fields.objects("events", InteractionReader::event),
                fields.objects("messages", InteractionReader::message),
                fields.objects("recordings", InteractionReader::recording));
    }

    /** A bare name is an agent, too. */
    static @Nullable AgentReference agent(JsonFields fields) {
        if (fields.isObject("agent")) {
            return fields.object("agent", InteractionReader::agentObject);
        }
        String name = fields.text("agent");
        return name == null ? null : new AgentReference(null, name, List.of());
    }

    private static AgentReference agentObject(JsonFields fields) {
        String externalId = fields.text("externalId");
        String name = fields.text("name");
        return new AgentReference(externalId, name == null ? "" : name, fields.texts("tags"));
    }

    private static @Nullable ContactReference contact(JsonFields fields) {
        if (fields.isObject("contact")) {
            return fields.object("contact", InteractionReader::contactObject);
        }
        String name = fields.text("contact");
        return name == null ? null : new ContactReference(null, name, null, null, null);
    }

    private static ContactReference contactObject(JsonFields fields) {
        return new ContactReference(
                fields.text("externalId"),
                fields.text("name"),
                fields.text("document"),
                fields.text("phone"),
                fields.text("email"));
    }

    private static Call call(JsonFields fields) {
        return new Call(
                fields.decimal("jitterMs"),
                fields.decimal("packetLossPercent"),
                fields.text("voiceServer"),
                fields.text("dialledNumber"),
                fields.text("externalChannel"),
                fields.text("internalChannel"),
                fields.instant("clientHungUpAt"),
                fields.instant("agentHungUpAt"));
    }

    private static Event event(JsonFields fields) {
        return new Event(
                fields.required("happenedAt", fields.instant("happenedAt")),
                fields.required("type", fields.constant("type", EventType.class)),
                fields.text("agent"),
                fields.text("service"),
                fields.text("toAgent"),
                fields.text("toService"),
                fields.text("tag"),
                fields.text("note"));
    }

    private static Message message(JsonFields fields) {
        return new Message(
                fields.required("sentAt", fields.instant("sentAt")),
                fields.required("sender", fields.constant("sender", Sender.class)),
                fields.text("author"),
                fields.text("text"),
                fields.text("attachmentName"),
                fields.text("attachmentUrl"));
    }

    private static RecordingReference recording(JsonFields fields) {
        return new RecordingReference(
                fields.required("reference", fields.text("reference")),
                fields.instant("startedAt"),
                fields.longInteger("durationMs"),
                fields.integer("channels"));
    }
}
