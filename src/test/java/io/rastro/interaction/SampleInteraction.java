package io.rastro.interaction;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.Call;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.ingestion.RecordMaker;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An interaction in the making: unknown in everything that a test does not say. */
public final class SampleInteraction {

    private final Map<String, @Nullable Object> fields = new HashMap<>();

    public SampleInteraction(String externalId, Medium medium, Instant receivedAt) {
        with("externalId", externalId).with("medium", medium).with("receivedAt", receivedAt);
        finishedAt(receivedAt).status(Status.SERVICE_COMPLETED);
    }

    public IncomingInteraction build() {
        return RecordMaker.make(IncomingInteraction.class, fields);
    }

    /** With this value for a field of the API. */
    public SampleInteraction with(String field, @Nullable Object value) {
        fields.put(field, value);
        return this;
    }

    public SampleInteraction tags(List<String> value) {
        return with("tags", value);
    }

    public SampleInteraction queuedAt(@Nullable Instant value) {
        return with("queuedAt", value);
    }

    public SampleInteraction answeredAt(@Nullable Instant value) {
        return with("answeredAt", value);
    }

    public SampleInteraction firstMessageAt(@Nullable Instant value) {
        return with("firstMessageAt", value);
    }

    public SampleInteraction finishedAt(Instant value) {
        return with("finishedAt", value);
    }

    public SampleInteraction conversationId(@Nullable String value) {
        return with("conversationId", value);
    }

    public SampleInteraction protocol(@Nullable String value) {
        return with("protocol", value);
    }

    public SampleInteraction externalProtocol(@Nullable String value) {
        return with("externalProtocol", value);
    }

    public SampleInteraction service(@Nullable String value) {
        return with("service", value);
    }

    public SampleInteraction agent(@Nullable AgentReference value) {
        return with("agent", value);
    }

    public SampleInteraction contact(@Nullable ContactReference value) {
        return with("contact", value);
    }

    public SampleInteraction origin(@Nullable String value) {
        return with("origin", value);
    }

    public SampleInteraction direction(@Nullable Direction value) {
        return with("direction", value);
    }

    public SampleInteraction from(@Nullable String value) {
        return with("from", value);
    }

    public SampleInteraction to(@Nullable String value) {
        return with("to", value);
    }

    public SampleInteraction phone(@Nullable String value) {
        return with("phone", value);
    }

    public SampleInteraction status(Status value) {
        return with("status", value);
    }

    public SampleInteraction voiceStatus(@Nullable VoiceStatus value) {
        return with("voiceStatus", value);
    }

    public SampleInteraction portfolio(@Nullable Boolean value) {
        return with("portfolio", value);
    }

    public SampleInteraction expiration(@Nullable Expiration value) {
        return with("expiration", value);
    }

    public SampleInteraction startedBy(@Nullable StartedBy value) {
        return with("startedBy", value);
    }

    public SampleInteraction lastReply(@Nullable LastReply value) {
        return with("lastReply", value);
    }

    public SampleInteraction internalComments(@Nullable String value) {
        return with("internalComments", value);
    }

    public SampleInteraction holdSeconds(@Nullable Integer value) {
        return with("holdSeconds", value);
    }

    public SampleInteraction firstResponseSeconds(@Nullable Integer value) {
        return with("firstResponseSeconds", value);
    }

    public SampleInteraction responseSeconds(@Nullable Integer value) {
        return with("responseSeconds", value);
    }

    public SampleInteraction call(@Nullable Call value) {
        return with("call", value);
    }
}
