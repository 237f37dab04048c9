package io.rastro.source.freeswitch;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.Call;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.ingestion.IncomingInteraction.RecordingReference;
import io.rastro.ingestion.IncomingIvrCall;
import io.rastro.ingestion.IncomingRecord;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import io.rastro.interaction.VoiceStatus;
import io.rastro.source.SegmentDraft;
import io.rastro.source.freeswitch.FreeSwitchType.Names;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One call with the telephones that rang for it. */
final class FreeSwitchCall {

    private static final Set<String> NO_SUCH_NUMBER =
            Set.of("UNALLOCATED_NUMBER", "INVALID_NUMBER_FORMAT", "NUMBER_CHANGED");
    private static final Set<String> NOBODY_TOOK_IT = Set.of(
            "NO_ANSWER", "USER_BUSY", "NO_USER_RESPONSE", "ORIGINATOR_CANCEL", "CALL_REJECTED", "NORMAL_CLEARING");

    private final Leg call;
    private final List<Leg> others;
    private final Names names;
    private final boolean outbound;

    FreeSwitchCall(Leg call, List<Leg> others, Names names) {
        this.call = call;
        this.others = others;
        this.names = names;
        this.outbound = call.is("direction", "outbound");
    }

    /** Empty: it never left the house, or has no beginning and end. */
    List<IncomingRecord> records() {
        Instant began = call.epoch("start_epoch");
        Instant ended = call.epoch("end_epoch");
        if (call.isInternal() || began == null || ended == null) {
            return List.of();
        }
        FreeSwitchIvr ivr = new FreeSwitchIvr(call, names.menus());
        boolean served = outbound || queue() != null || bridged() || isVoicemail() || !ivr.isEntered();
        IncomingIvrCall menus = ivr.record(served, ended);
        IncomingInteraction segment = served ? segment(began, ended) : null;
        return Stream.of(menus, segment)
                .filter(Objects::nonNull)
                .<IncomingRecord>map(record -> record)
                .toList();
    }

    private IncomingInteraction segment(Instant began, Instant ended) {
        SegmentDraft draft = new SegmentDraft(call.id(), Medium.VOICE, began);
        draft.conversationId = call.id();
        draft.protocol = call.id();
        draft.queuedAt = call.epoch("cc_queue_joined_epoch");
        draft.answeredAt = answeredAt();
        draft.finishedAt = ended;
        draft.voiceStatus = status();
        draft.direction = outbound ? Direction.OUTBOUND : Direction.INBOUND;
        draft.from = call.text("caller_id_number");
        draft.to = destination();
        draft.service = names.queues().orItself(queue() == null ? destinationOfService() : queue());
        draft.agent = draft.answeredAt == null && !outbound ? null : agent();
        draft.contact = new ContactReference(
                null, outbound ? null : call.text("caller_id_name"), null, outbound ? draft.to : draft.from, null);
        draft.call = whoHungUp(ended);
        String recording = recording();
        if (recording != null) {
            draft.add(new RecordingReference(recording, draft.answeredAt, null, null));
        }
        return draft.finished();
    }

    /** "8000@example.com" is the queue 8000. */
    private @Nullable String queue() {
        return withoutDomain(call.text("cc_queue"));
    }

    private @Nullable String destinationOfService() {
        return outbound ? null : destination();
    }

    private static @Nullable String withoutDomain(@Nullable String address) {
        return address == null ? null : address.split("@", 2)[0];
    }

    private @Nullable String destination() {
        String dialled = call.text("caller_destination");
        return dialled == null || outbound ? call.text("destination_number") : dialled;
    }

    private boolean bridged() {
        return call.text("bridge_uuid") != null || answeringLeg() != null;
    }

    private boolean isVoicemail() {
        return call.is("voicemail_message", "true")
                || call.is("last_app", "voicemail")
                || call.is("status", "voicemail");
    }

    /** The exchange answers for a queue and an IVR; only who was connected took the call. */
    private @Nullable Instant answeredAt() {
        if (queue() != null) {
            return call.epoch("cc_queue_answered_epoch");
        }
        if (!bridged() || isVoicemail()) {
            return null;
        }
        Leg leg = answeringLeg();
        Instant taken = leg == null ? null : leg.epoch("answer_epoch");
        return taken == null ? call.epoch("answer_epoch") : taken;
    }

    /** Of all telephones that rang the one that was answered. */
    private @Nullable Leg answeringLeg() {
        return others.stream()
                .filter(leg -> leg.epoch("answer_epoch") != null && !leg.is("hangup_cause", "LOSE_RACE"))
                .findFirst()
                .orElse(null);
    }

    private VoiceStatus status() {
        if (isVoicemail()) {
            return VoiceStatus.VOICEMAIL;
        }
        if (answeredAt() != null) {
            return VoiceStatus.ANSWERED;
        }
        return outbound ? notReached() : notTaken();
    }

    private VoiceStatus notTaken() {
        if (queue() != null) {
            boolean left = call.is("cc_cancel_reason", "BREAK_OUT") || call.text("cc_cancel_reason") == null;
            return left ? VoiceStatus.ABANDONED : VoiceStatus.NOT_ANSWERED;
        }
        return call.is("hangup_cause", "ORIGINATOR_CANCEL") ? VoiceStatus.ABANDONED : VoiceStatus.NOT_ANSWERED;
    }

    private VoiceStatus notReached() {
        String cause = Objects.requireNonNullElse(call.text("hangup_cause"), "");
        if (NO_SUCH_NUMBER.contains(cause)) {
            return VoiceStatus.OUT_OF_SERVICE;
        }
        return NOBODY_TOOK_IT.contains(cause) ? VoiceStatus.NOT_ANSWERED : VoiceStatus.NOT_CONNECTED;
    }

    private @Nullable AgentReference agent() {
        Leg leg = answeringLeg();
        String told = withoutDomain(call.text("cc_agent"));
        if (told == null && outbound) {
            told = call.text("source_number") == null ? call.text("caller_id_number") : call.text("source_number");
        } else if (told == null && leg != null) {
            told = leg.text("destination_number");
        }
        String name = names.agents().orItself(told);
        return name == null ? null : new AgentReference(told, name, List.of());
    }

    /** Seen from the exchange: it received the end from who called, or sent it. */
    private @Nullable Call whoHungUp(Instant ended) {
        boolean received =
                call.is("sip_hangup_disposition", "recv_bye") || call.is("sip_hangup_disposition", "recv_cancel");
        boolean sent = call.is("sip_hangup_disposition", "send_bye");
        if (!received && !sent) {
            return null;
        }
        boolean client = received != outbound;
        return new Call(null, null, null, null, null, null, client ? ended : null, client ? null : ended);
    }

    private @Nullable String recording() {
        String name = call.text("record_name");
        String path = call.text("record_path");
        return name == null || path == null ? name : path.replaceAll("/+$", "") + "/" + name;
    }
}
