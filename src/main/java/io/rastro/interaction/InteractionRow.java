package io.rastro.interaction;

import io.rastro.report.Cursor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of grid and CSV. Instants are UTC in whole seconds, spans are whole seconds; null is unknown.
 *
 * @param holdSeconds unproductive time (TMI)
 * @param firstResponseSeconds TM1R
 * @param responseSeconds TMR
 * @param tags names of the wrap-up tags, in the order they were chosen
 */
public record InteractionRow(
        long id,
        Instant receivedAt,
        @Nullable Instant queuedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant firstMessageAt,
        Instant finishedAt,
        long conversationId,
        Outcome outcome,
        @Nullable String protocol,
        @Nullable String externalProtocol,
        @Nullable String service,
        @Nullable String agent,
        @Nullable String origin,
        @Nullable Direction direction,
        @Nullable String toAddress,
        @Nullable String fromAddress,
        @Nullable Long holdSeconds,
        @Nullable Long firstResponseSeconds,
        @Nullable Long responseSeconds,
        @Nullable LastReply lastReply,
        @Nullable String internalComments,
        List<String> tags,
        ContactFacts contact,
        CallFacts call) {

    /** Stamps of two machines run back by so much at most. */
    private static final long CLOCKS_DIFFER_SECONDS = 60;

    /** The place after this row, which has so many rows before it. */
    public Cursor cursor(long position) {
        return new Cursor(receivedAt, id, position);
    }

    /** What the row shows of the contact. */
    record ContactFacts(
            @Nullable String name,
            @Nullable String externalId,
            @Nullable String documentPlain) {}

    /** What the row shows of a call; all null for other media. */
    record CallFacts(
            @Nullable Double jitterMs,
            @Nullable Double packetLossPercent,
            @Nullable String voiceServer,
            @Nullable String dialledNumber,
            @Nullable String externalChannel,
            @Nullable String internalChannel,
            @Nullable Instant clientHungUpAt,
            @Nullable Instant agentHungUpAt) {

        static final CallFacts NONE = new CallFacts(null, null, null, null, null, null, null, null);
    }

    /**
     * How long it waited for an agent: from entering the queue until it was answered, or ended without an answer; null
     * when either is unknown.
     */
    public @Nullable Long waitSeconds() {
        if (queuedAt == null) {
            return null;
        }
        Instant end = answeredAt == null ? finishedAt : answeredAt;
        long seconds = end.getEpochSecond() - queuedAt.getEpochSecond();
        return seconds < -CLOCKS_DIFFER_SECONDS ? null : Long.valueOf(Math.max(0, seconds));
    }

    /** DURAÇÃO: from answered to finished; null when nobody answered. */
    public @Nullable Long handlingSeconds() {
        return outcome.status().answered() ? ElapsedTime.seconds(answeredAt, finishedAt) : null;
    }

    /** TMP: DURAÇÃO without the unproductive time; null when either is unknown. */
    public @Nullable Long productiveSeconds() {
        Long handling = handlingSeconds();
        return handling == null || holdSeconds == null ? null : Long.valueOf(handling - holdSeconds);
    }

    /** QUALIDADE DE CHAMADA; null when the call was not measured enough to tell. */
    public @Nullable Grade grade() {
        return Grade.ofCall(call.jitterMs(), call.packetLossPercent());
    }
}
