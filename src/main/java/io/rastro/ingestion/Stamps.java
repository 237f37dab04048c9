package io.rastro.ingestion;

import io.rastro.ingestion.IncomingInteraction.Event;
import io.rastro.interaction.EventType;
import io.rastro.interaction.Medium.Trait;
import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When an interaction reached the platform, the queue, the agent, the agent's first words, and its end. */
record Stamps(
        Instant receivedAt,
        @Nullable Instant queuedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant firstMessageAt,
        Instant finishedAt) {

    /** Takes what was sent, the rest from events and messages; refuses an end before the beginning. */
    static Stamps derive(
            IncomingInteraction sent, Status status, List<Event> events, ResponseTimes responses, Moments moments) {
        boolean call = sent.medium().has(Trait.CALL);
        // A phone that rang unanswered was delivered too, so a call needs an answer as well.
        boolean delivered = !call || VoiceStatus.impliedBy(status) == VoiceStatus.ANSWERED;
        Instant end = known(sent.finishedAt(), last(events, EventType.WRAPPED_UP));
        if (end == null) {
            throw RowRejected.because("missing", "finishedAt");
        }
        Stamps stamps = new Stamps(
                moments.stamp("receivedAt", sent.receivedAt()),
                moments.optionalStamp("queuedAt", known(sent.queuedAt(), first(events, EventType.ENTERED_QUEUE))),
                moments.optionalStamp(
                        "answeredAt", known(sent.answeredAt(), delivered ? first(events, EventType.DELIVERED) : null)),
                moments.optionalStamp(
                        "firstMessageAt", known(sent.firstMessageAt(), call ? null : responses.firstAgentMessage())),
                moments.stamp("finishedAt", end));
        stamps.refuseEndBeforeBeginning();
        return stamps;
    }

    private void refuseEndBeforeBeginning() {
        if (finishedAt.isBefore(receivedAt)) {
            throw RowRejected.because("endBeforeStart", finishedAt, receivedAt);
        }
        if (answeredAt != null && finishedAt.isBefore(answeredAt)) {
            throw RowRejected.because("endBeforeAnswer", finishedAt, answeredAt);
        }
    }

    /** Odd, but nothing that a report computes depends on it. */
    void warnOfOrder(Set<Notice> warnings) {
        if (answeredAt != null && answeredAt.isBefore(receivedAt)) {
            warnings.add(Notice.of("answeredBeforeReceived", answeredAt, receivedAt));
        }
        if (queuedAt != null && queuedAt.isAfter(finishedAt)) {
            warnings.add(Notice.of("queuedAfterEnd", queuedAt, finishedAt));
        }
    }

    /** TM1R; null when there is no first message, or it was written before the delivery. */
    @Nullable
    Integer firstResponseSeconds() {
        if (answeredAt == null || firstMessageAt == null || firstMessageAt.isBefore(answeredAt)) {
            return null;
        }
        return Math.toIntExact(Duration.between(answeredAt, firstMessageAt).toSeconds());
    }

    /** DURAÇÃO; null when nobody answered. */
    @Nullable
    Integer handledSeconds() {
        return answeredAt == null
                ? null
                : Math.toIntExact(Duration.between(answeredAt, finishedAt).toSeconds());
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
