package io.rastro.ingestion;

import io.rastro.ingestion.IncomingInteraction.Event;
import io.rastro.interaction.ElapsedTime;
import io.rastro.interaction.EventType;
import io.rastro.interaction.Medium.Trait;
import io.rastro.interaction.Status;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When an interaction reached the platform, the queue, the agent, the agent's first words, and its end.
 */
public record Stamps(
        @IncomingField(
                description = "When it reached the platform (DATA and HORA of the report). ISO 8601 with an "
                        + "offset, or local time in the portal's zone.",
                example = "2025-11-03T09:00:00-03:00",
                column = "received_at")
        Instant receivedAt,

        @IncomingField(
                description = "When it entered the queue. An instant like receivedAt.",
                example = "2025-11-03T09:00:05-03:00",
                column = "queued_at")
        @Nullable
        Instant queuedAt,

        @IncomingField(
                description =
                        "When it was delivered to the agent, or the call was answered. Absent: nobody " + "answered.",
                example = "2025-11-03T09:01:10-03:00",
                column = "answered_at")
        @Nullable
        Instant answeredAt,

        @IncomingField(
                description = "The agent's first message; of a call, the first word spoken. Absent: taken "
                        + "from the messages.",
                example = "2025-11-03T09:01:40-03:00",
                column = "first_message_at")
        @Nullable
        Instant firstMessageAt,

        @IncomingField(
                description = "When the agent finished it or the call ended. Absent: taken from the event "
                        + "WRAPPED_UP; without either the record is rejected.",
                example = "2025-11-03T09:20:00-03:00",
                column = "finished_at")
        @Nullable
        Instant finishedAt) {

    /** Takes what was sent, the rest from events and messages; refuses an end before the beginning. */
    static Stamps derive(
            IncomingInteraction sent,
            Status status,
            List<Event> events,
            ResponseTimes responses,
            InstantCheck instants) {
        Stamps said = sent.stamps();
        boolean call = sent.medium().has(Trait.CALL);
        // A phone that rang unanswered was delivered too, so a call needs an answer as well.
        boolean delivered = !call || status.answered();
        Instant end = known(said.finishedAt(), last(events, EventType.WRAPPED_UP));
        if (end == null) {
            throw RowRejected.because("missing", "finishedAt");
        }
        Stamps stamps = new Stamps(
                instants.stamp("receivedAt", said.receivedAt()),
                instants.optionalStamp("queuedAt", known(said.queuedAt(), first(events, EventType.ENTERED_QUEUE))),
                instants.optionalStamp(
                        "answeredAt", known(said.answeredAt(), delivered ? first(events, EventType.DELIVERED) : null)),
                instants.optionalStamp(
                        "firstMessageAt", known(said.firstMessageAt(), call ? null : responses.firstAgentMessage())),
                instants.stamp("finishedAt", end));
        stamps.refuseEndBeforeBeginning();
        return stamps;
    }

    private void refuseEndBeforeBeginning() {
        if (ElapsedTime.seconds(receivedAt, end()) == null) {
            throw RowRejected.because("endBeforeStart", end(), receivedAt);
        }
        if (answeredAt != null && ElapsedTime.seconds(answeredAt, end()) == null) {
            throw RowRejected.because("endBeforeAnswer", end(), answeredAt);
        }
    }

    /** Of stamps that run back: what lies between them counts as nothing, or is unknown. */
    void warnOfOrder(Set<Notice> warnings) {
        InstantCheck.warnOfOrder("receivedAt", receivedAt, "answeredAt", answeredAt, warnings);
        InstantCheck.warnOfOrder("queuedAt", queuedAt, "answeredAt", answeredAt, warnings);
        InstantCheck.warnOfOrder("answeredAt", answeredAt, "firstMessageAt", firstMessageAt, warnings);
        InstantCheck.warnOfOrder("receivedAt", receivedAt, "finishedAt", finishedAt, warnings);
        InstantCheck.warnOfOrder("queuedAt", queuedAt, "finishedAt", finishedAt, warnings);
        InstantCheck.warnOfOrder("answeredAt", answeredAt, "finishedAt", finishedAt, warnings);
    }

    /** Of a stamp that says otherwise than the status whether somebody answered. */
    void warnOfContradiction(Status status, Set<Notice> warnings) {
        if (status.answered() && answeredAt == null) {
            warnings.add(Notice.of("answeredWithoutStamp", status.label(), "answeredAt"));
        }
        if (!status.answered() && answeredAt != null) {
            warnings.add(Notice.of("stampWithoutAnswer", status.label(), answeredAt, "answeredAt"));
        }
    }

    /** TM1R; null when there is no first message, or it was written long before the delivery. */
    @Nullable
    Integer firstResponseSeconds() {
        return seconds(firstMessageAt);
    }

    /** DURAÇÃO; null when nobody answered. */
    @Nullable
    Integer handledSeconds() {
        return seconds(finishedAt);
    }

    private @Nullable Integer seconds(@Nullable Instant end) {
        Long seconds = ElapsedTime.seconds(answeredAt, end);
        return seconds == null ? null : Integer.valueOf(Math.toIntExact(seconds));
    }

    /** When it ended, which everything that was derived knows. */
    Instant end() {
        return Objects.requireNonNull(finishedAt);
    }

    private static @Nullable Instant known(@Nullable Instant sent, @Nullable Instant derived) {
        return sent == null ? derived : sent;
    }

    private static @Nullable Instant first(List<Event> events, EventType type) {
        return times(events, type).findFirst().orElse(null);
    }

    private static @Nullable Instant last(List<Event> events, EventType type) {
        return times(events, type).reduce((earlier, later) -> later).orElse(null);
    }

    private static Stream<Instant> times(List<Event> events, EventType type) {
        return events.stream().filter(event -> event.type() == type).map(Event::happenedAt);
    }
}
