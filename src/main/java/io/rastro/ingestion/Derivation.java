package io.rastro.ingestion;

import io.rastro.ingestion.IncomingInteraction.Durations;
import io.rastro.ingestion.IncomingInteraction.Ending;
import io.rastro.ingestion.IncomingInteraction.Event;
import io.rastro.ingestion.IncomingInteraction.Labels;
import io.rastro.ingestion.IncomingInteraction.Message;
import io.rastro.ingestion.IncomingInteraction.Parties;
import io.rastro.ingestion.IncomingInteraction.Trail;
import io.rastro.interaction.EventType;
import io.rastro.interaction.LastReply;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Medium.Trait;
import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks one interaction and derives what its source did not send. A fact that was sent wins over one that could be
 * derived.
 */
final class Derivation {

    private final IncomingInteraction sent;
    private final Set<Notice> warnings;
    private final TextCleaner cleaner;
    private final DetailCleaner detailCleaner;
    private final MediumRules rules;
    private final Medium medium;
    private final List<Event> events;
    private final List<Message> messages;
    private final ResponseTimes responses;
    private final Status status;
    private final Stamps stamps;
    private final ContactDetails details;

    private Derivation(IncomingInteraction sent, Instant now, Set<Notice> warnings) {
        InstantCheck instants = new InstantCheck(now);
        this.sent = sent;
        this.warnings = warnings;
        this.medium = sent.medium();
        this.cleaner = new TextCleaner(warnings);
        this.detailCleaner = new DetailCleaner(cleaner, instants, warnings);
        this.rules = new MediumRules(medium, warnings);
        this.events = detailCleaner.events(sent.trail().events());
        this.messages = detailCleaner.messages(sent.trail().messages());
        this.responses = new ResponseTimes(messages);
        this.status = status(sent);
        this.stamps = Stamps.derive(sent, status, events, responses, instants);
        this.details = new ContactDetails(cleaner, sent);
    }

    /**
     * @param now nothing can have happened much later than this
     * @param warnings receives what is odd about the row
     * @throws RowRejected when the row cannot be kept
     */
    static DerivedInteraction derive(IncomingInteraction sent, Instant now, Set<Notice> warnings) {
        return new Derivation(sent, now, warnings).derived();
    }

    private DerivedInteraction derived() {
        stamps.warnOfOrder(warnings);
        stamps.warnOfContradiction(status, warnings);
        String externalId = RowRejected.unlessKnown("externalId", cleaner.name("externalId", sent.externalId()));
        Labels labels = cleaner.record(sent.labels());
        String identity = labels.conversationId() == null ? "interaction:" + externalId : labels.conversationId();
        details.warnOfNoNumbers(warnings);
        return new DerivedInteraction(
                facts(externalId, labels), identity, details.contact(identity), details.phoneNumber(), details.email());
    }

    private IncomingInteraction facts(String externalId, Labels labels) {
        return new IncomingInteraction(externalId, medium, stamps, labels, parties(), ending(), durations(), trail());
    }

    /** Whose contact it was is told apart from its facts. */
    private Parties parties() {
        Parties parties = sent.parties();
        return new Parties(
                cleaner.name("service", parties.service()),
                detailCleaner.agent(parties.agent()),
                null,
                cleaner.name("origin", parties.origin()),
                parties.direction(),
                details.from(),
                details.to(),
                null);
    }

    private Ending ending() {
        Ending ending = sent.ending();
        return new Ending(
                status,
                voiceStatus(),
                ending.portfolio(),
                rules.only(Trait.EXPIRATION, "expiration", ending.expiration()),
                rules.only(Trait.STARTED_BY, "startedBy", ending.startedBy()),
                lastReply(),
                internalComments());
    }

    private Durations durations() {
        return new Durations(holdSeconds(), firstResponseSeconds(), responseSeconds());
    }

    private Trail trail() {
        Trail trail = sent.trail();
        return new Trail(
                tags(),
                rules.only(Trait.CALL, "call", detailCleaner.call(trail.call())),
                events,
                messages,
                rules.onlyList(Trait.CALL, "recordings", detailCleaner.recordings(trail.recordings())));
    }

    private static Status status(IncomingInteraction sent) {
        VoiceStatus voiceStatus = sent.ending().voiceStatus();
        if (sent.ending().status() == null
                && voiceStatus != null
                && sent.medium().has(Trait.CALL)) {
            return voiceStatus.impliedStatus();
        }
        return RowRejected.unlessKnown("status", sent.ending().status());
    }

    private @Nullable VoiceStatus voiceStatus() {
        VoiceStatus voiceStatus =
                rules.only(Trait.CALL, "voiceStatus", sent.ending().voiceStatus());
        if (voiceStatus != null && (voiceStatus == VoiceStatus.ANSWERED) != status.answered()) {
            warnings.add(Notice.of("voiceStatusDisagrees", voiceStatus, status.label()));
        }
        return voiceStatus == null && medium.has(Trait.CALL) ? VoiceStatus.impliedBy(status) : voiceStatus;
    }

    /** Unknown without messages: "undefined" is something a source says, not something we guess. */
    private @Nullable LastReply lastReply() {
        return sent.ending().lastReply() == null
                ? responses.lastReply()
                : sent.ending().lastReply();
    }

    private @Nullable String internalComments() {
        String comments = cleaner.text("internalComments", sent.ending().internalComments());
        return comments == null ? responses.internalComments() : comments;
    }

    /** A source that tells events tells holds: no hold among them is zero, no events at all is unknown. */
    private @Nullable Integer holdSeconds() {
        Integer seconds = rules.only(
                Trait.HOLD,
                "holdSeconds",
                duration("holdSeconds", sent.durations().holdSeconds()));
        Instant answeredAt = stamps.answeredAt();
        Integer handled = stamps.handledSeconds();
        if (seconds != null && handled != null && seconds > handled) {
            warnings.add(Notice.of("holdLongerThanService", seconds, handled));
            return null;
        }
        if (seconds != null || !medium.has(Trait.HOLD) || answeredAt == null || events.isEmpty()) {
            return seconds;
        }
        return HoldTime.seconds(events, answeredAt, stamps.end());
    }

    private @Nullable Integer firstResponseSeconds() {
        Integer seconds = duration("firstResponseSeconds", sent.durations().firstResponseSeconds());
        return seconds == null ? stamps.firstResponseSeconds() : seconds;
    }

    private @Nullable Integer responseSeconds() {
        Integer seconds = duration("responseSeconds", sent.durations().responseSeconds());
        if (medium.has(Trait.CALL)) {
            return rules.unless(Trait.CALL, "responseSeconds", seconds);
        }
        return seconds == null ? responses.meanReplySeconds() : seconds;
    }

    private static @Nullable Integer duration(String field, @Nullable Integer seconds) {
        if (seconds != null && seconds < 0) {
            throw RowRejected.because("negative", field, seconds);
        }
        return seconds;
    }

    private List<String> tags() {
        List<String> tags = cleaner.names("tags", sent.trail().tags());
        return tags.isEmpty() ? wrapUpTags() : tags;
    }

    private List<String> wrapUpTags() {
        return events.stream()
                .filter(event -> event.type() == EventType.WRAPPED_UP)
                .map(Event::tag)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
