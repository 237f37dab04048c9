package io.rastro.source.vicidial;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.Call;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.ingestion.IncomingInteraction.Event;
import io.rastro.ingestion.IncomingInteraction.RecordingReference;
import io.rastro.ingestion.IncomingRecord;
import io.rastro.interaction.Direction;
import io.rastro.interaction.EventType;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import io.rastro.source.JsonBody;
import io.rastro.source.SegmentDraft;
import io.rastro.source.vicidial.VicidialType.Names;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of vicidial_closer_log (calls that came in or were transferred to an in-group) or of vicidial_log (calls made). */
final class CallRow {

    /** The dialler's own users: nobody took the call. */
    private static final Set<String> NOBODY = Set.of("VDAD", "VDCL");

    private static final BigDecimal LONGEST_WAIT_SECONDS = BigDecimal.valueOf(1_000_000);

    /** What stands in the address of a recording before its name in the folder of recordings. */
    private static final String FOLDER = "/RECORDINGS/";

    private final JsonBody row;
    private final Names names;
    private final boolean inbound;
    private final CallStatus status;

    CallRow(JsonBody row, boolean inbound, Names names) {
        this.row = row;
        this.names = names;
        this.inbound = inbound;
        this.status = new CallStatus(row.textOr("", "status"), row.textOr("NONE", "term_reason"), isTaken());
    }

    private boolean isTaken() {
        String user = row.text("user");
        return user != null && !NOBODY.contains(user);
    }

    /** Empty: it has no beginning or no end. */
    List<IncomingRecord> records() {
        Instant began = row.epoch("start_epoch");
        Instant ended = row.epoch("end_epoch");
        return began == null || ended == null ? List.of() : List.of(segment(began, ended));
    }

    private IncomingInteraction segment(Instant began, Instant ended) {
        VoiceStatus voiceStatus = inbound ? status.inbound() : status.outbound();
        boolean answered = voiceStatus == VoiceStatus.ANSWERED;
        SegmentDraft draft = new SegmentDraft(externalId(), Medium.VOICE, began);
        draft.conversationId = callId();
        draft.protocol = callId();
        draft.queuedAt = inbound ? began : null;
        draft.answeredAt = answered ? answeredAt(began, ended) : null;
        draft.finishedAt = ended;
        draft.voiceStatus = voiceStatus;
        draft.service = service(row.text("campaign_id"), row.text("service_name"));
        draft.agent = isTaken() && (answered || !inbound) ? agent(row, names) : null;
        addParties(draft);
        draft.call = whoHungUp(ended);
        if (isTaken() && status.isChosen()) {
            draft.tag(tag());
        }
        if (answered && (wentOn() || status.isTransfer())) {
            draft.status = Status.SERVICE_TRANSFERRED;
            draft.add(transfer(draft, ended));
        }
        addRecordings(draft);
        return draft.finished();
    }

    private String externalId() {
        return inbound ? "closer-" + row.text("closecallid") : "log-" + row.text("uniqueid");
    }

    /** The channel's; where it was transferred to another server of the dialler, that of the channel it was before. */
    private String callId() {
        return row.textOr(row.textOr(externalId(), "uniqueid"), "came_from");
    }

    private boolean wentOn() {
        return row.text("went_on") != null;
    }

    private @Nullable String service(@Nullable String campaign, @Nullable String name) {
        String ours = names.campaigns().get(campaign);
        return ours != null ? ours : name != null && !name.isEmpty() ? name : campaign;
    }

    /** To which in-group, its id and its name in a line each; nothing is told of a transfer out of the house. */
    private Event transfer(SegmentDraft draft, Instant ended) {
        String[] to = row.textOr("", "went_on").split("\\n", 2);
        return new Event(
                ended,
                EventType.TRANSFERRED,
                draft.agent == null ? null : draft.agent.name(),
                draft.service,
                null,
                to.length < 2 ? null : service(to[0], to[1]),
                null,
                null);
    }

    private void addParties(SegmentDraft draft) {
        String phone = phone();
        draft.direction = inbound ? Direction.INBOUND : Direction.OUTBOUND;
        draft.from = inbound ? phone : null;
        draft.to = inbound ? row.text("did") : phone;
        draft.contact = phone == null ? null : new ContactReference(null, row.text("contact_name"), null, phone, null);
    }

    /** The number is kept without its country, which stands beside it as somebody once set it for a list or an in-group. */
    private @Nullable String phone() {
        String number = row.text("phone_number");
        String country = names.countryCode().isEmpty() ? row.textOr("", "phone_code") : names.countryCode();
        if (number == null || !number.matches("[1-9][0-9]{7,}") || !country.matches("[1-9][0-9]{0,2}")) {
            return number;
        }
        return number.startsWith(country) && number.length() > 11 ? "+" + number : "+" + country + number;
    }

    /** A call that came in: the wait is a part of the row's length. */
    private Instant answeredAt(Instant began, Instant ended) {
        Instant talked = inbound ? began.plusMillis(waitMillis()) : row.epoch("talk_epoch");
        if (talked == null || talked.isBefore(began)) {
            return began;
        }
        return talked.isAfter(ended) ? ended : talked;
    }

    private long waitMillis() {
        try {
            BigDecimal seconds = new BigDecimal(row.textOr("0", "queue_seconds"));
            return seconds.signum() < 0
                    ? 0
                    : seconds.min(LONGEST_WAIT_SECONDS).movePointRight(3).longValue();
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }

    /** Who a row names; null: nobody. */
    static @Nullable AgentReference agent(JsonBody row, Names names) {
        String user = row.text("user");
        if (user == null) {
            return null;
        }
        String ours = names.agents().get(user);
        return new AgentReference(user, ours == null ? row.textOr(user, "full_name") : ours, List.of());
    }

    private String tag() {
        String chosen = row.textOr("", "status");
        String ours = names.dispositions().get(chosen);
        return ours == null ? row.textOr(chosen, "status_name") : ours;
    }

    private @Nullable Call whoHungUp(Instant ended) {
        boolean client = status.isEndedByClient();
        boolean agent = status.isEndedByAgent() && !wentOn();
        return client || agent
                ? new Call(null, null, null, null, null, null, client ? ended : null, agent ? ended : null)
                : null;
    }

    /** A line for each: the second it began in, and where it is. */
    private void addRecordings(SegmentDraft draft) {
        for (String line : row.textOr("", "recordings").lines().toList()) {
            int space = line.indexOf(' ');
            if (space > 0 && line.substring(0, space).matches("[0-9]{1,10}")) {
                Instant recorded = Instant.ofEpochSecond(Long.parseLong(line.substring(0, space)));
                draft.add(new RecordingReference(path(line.substring(space).strip()), recorded, null, null));
            }
        }
    }

    /** The store is the folder that VICIdial serves its recordings from. */
    private static String path(String location) {
        int folder = location.indexOf(FOLDER);
        return folder < 0 ? location : location.substring(folder + FOLDER.length());
    }
}
