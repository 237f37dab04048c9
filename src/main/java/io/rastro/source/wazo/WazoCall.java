package io.rastro.source.wazo;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.ingestion.IncomingInteraction.RecordingReference;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import io.rastro.interaction.VoiceStatus;
import io.rastro.source.JsonBody;
import io.rastro.source.RawEvent;
import io.rastro.source.SegmentDraft;
import io.rastro.source.wazo.WazoType.Names;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of call-logd with those of its other tables that belong to it. */
final class WazoCall {

    /** What stands in the path of a recording before the tenants' folders, which are the store. */
    private static final String FOLDER = "/sounds/tenants/";

    private final JsonBody row;

    private WazoCall(JsonBody row) {
        this.row = row;
    }

    /** Null: it is none. */
    static @Nullable WazoCall of(RawEvent event) {
        JsonBody columns = JsonBody.parse(event.text());
        return columns == null ? null : of(columns);
    }

    static @Nullable WazoCall of(JsonBody columns) {
        JsonBody row = JsonBody.parse(columns.textOr("", "record"));
        return row == null || row.text("id") == null || stamp(row, "date") == null ? null : new WazoCall(row);
    }

    private static @Nullable Instant stamp(JsonBody part, String column) {
        try {
            String text = part.text(column);
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException noStamp) {
            return null;
        }
    }

    private Instant began() {
        return Objects.requireNonNull(stamp(row, "date"));
    }

    private @Nullable Instant ended() {
        return stamp(row, "date_end");
    }

    Instant happened() {
        Instant ended = ended();
        return ended == null ? began() : ended;
    }

    /** Whether it has an end. */
    boolean isWhole() {
        return ended() != null;
    }

    boolean isOf(String tenant) {
        return tenant.equalsIgnoreCase(row.text("tenant_uuid"));
    }

    boolean isInternal() {
        return "internal".equals(row.text("direction"));
    }

    private boolean isOutbound() {
        return "outbound".equals(row.text("direction"));
    }

    /** Calls before 24.09 have no conversation. */
    private String callId() {
        return row.textOr("row-" + row.text("id"), "conversation_id");
    }

    IncomingInteraction segment(Names names) {
        SegmentDraft draft = new SegmentDraft(callId(), Medium.VOICE, began());
        draft.conversationId = callId();
        draft.protocol = callId();
        draft.answeredAt = status() == VoiceStatus.ANSWERED ? stamp(row, "date_answer") : null;
        draft.finishedAt = ended();
        draft.voiceStatus = status();
        draft.direction = isOutbound() ? Direction.OUTBOUND : Direction.INBOUND;
        draft.from = row.text("source_exten");
        draft.to = isOutbound() ? first("destination_exten", "requested_exten") : first("requested_exten");
        draft.service = service(names);
        draft.agent = isOutbound() || draft.answeredAt != null ? agent(names) : null;
        draft.contact = new ContactReference(
                null, isOutbound() ? null : row.text("source_name"), null, isOutbound() ? draft.to : draft.from, null);
        addRecordings(draft);
        return draft.finished();
    }

    private @Nullable String first(String... columns) {
        return Stream.of(columns)
                .map(row::text)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** As call-logd tells call_status, by the same precedence. */
    private VoiceStatus status() {
        if ("true".equals(row.text("blocked"))) {
            return VoiceStatus.NOT_ANSWERED;
        }
        if (row.text("date_answer") != null) {
            return VoiceStatus.ANSWERED;
        }
        if ("true".equals(row.text("reached_voicemail")) || "voicemail".equals(row.text("destination", "type"))) {
            return VoiceStatus.VOICEMAIL;
        }
        return isOutbound() ? VoiceStatus.NOT_ANSWERED : VoiceStatus.ABANDONED;
    }

    /** What was asked for, by the name it has here or there; a queue has none there but its number. */
    private @Nullable String service(Names names) {
        if (isOutbound()) {
            return null;
        }
        return Stream.of(
                        names.queues().get(row.text("requested_internal_exten")),
                        names.queues().get(row.text("requested_exten")),
                        row.text("requested_name"),
                        row.text("destination", "group_label"),
                        first("requested_internal_exten", "requested_exten"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable AgentReference agent(Names names) {
        JsonBody user = user(isOutbound() ? "source" : "destination");
        String id = user == null ? null : user.text("user_uuid");
        String extension = isOutbound()
                ? first("source_internal_exten")
                : first("destination_internal_exten", "destination_exten");
        String name = names.agents().get(id) == null
                ? names.agents().get(extension)
                : names.agents().get(id);
        if (name == null) {
            name = isOutbound() ? first("source_internal_name", "source_name") : first("destination_name");
        }
        String shown = name == null ? extension : name;
        if (shown == null) {
            return null;
        }
        return new AgentReference(id == null ? extension : id, shown, user == null ? List.of() : tags(user));
    }

    /** Who answered comes first. */
    private @Nullable JsonBody user(String role) {
        return row.get("participants").each().stream()
                .filter(participant -> role.equals(participant.text("role")))
                .findFirst()
                .orElse(null);
    }

    /** Wazo's tags are those of the user, not of the call. */
    private static List<String> tags(JsonBody user) {
        return user.get("tags").each().stream()
                .map(JsonBody::text)
                .filter(Objects::nonNull)
                .toList();
    }

    /** One that was deleted has no path any more. */
    private void addRecordings(SegmentDraft draft) {
        for (JsonBody recording : row.get("recordings").each()) {
            String path = recording.text("path");
            Instant began = stamp(recording, "start_time");
            Instant ended = stamp(recording, "end_time");
            if (path != null) {
                Long millis = began == null || ended == null || ended.isBefore(began)
                        ? null
                        : Duration.between(began, ended).toMillis();
                draft.add(new RecordingReference(inStore(path), began, millis, null));
            }
        }
    }

    private static String inStore(String path) {
        int folder = path.indexOf(FOLDER);
        return folder < 0 ? path : path.substring(folder + FOLDER.length());
    }
}
