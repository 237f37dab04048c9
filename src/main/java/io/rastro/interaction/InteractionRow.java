package io.rastro.interaction;

import io.rastro.report.Cursor;
import io.rastro.report.ListRow;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of grid and CSV. Instants are UTC in whole seconds, spans are whole seconds; null is unknown. What pages say
 * outside the grid has a name here; the columns take the rest by {@link #get}.
 *
 * @param values those of {@link StoredColumn#all}
 */
public record InteractionRow(List<@Nullable Object> values) implements ListRow {

    /** Stamps of two machines run back by so much at most. */
    private static final long CLOCKS_DIFFER_SECONDS = 60;

    <T> @Nullable T get(StoredColumn<T> column) {
        return column.in(values);
    }

    /** Of a column that the database never leaves empty. */
    private <T> T known(StoredColumn<T> column) {
        return Objects.requireNonNull(column.in(values));
    }

    private @Nullable String text(StoredColumn<CharSequence> column) {
        CharSequence text = column.in(values);
        return text == null ? null : text.toString();
    }

    @Override
    public long id() {
        return known(StoredColumn.ID);
    }

    @Override
    public Long conversationId() {
        return known(StoredColumn.CONVERSATION_ID);
    }

    public Instant receivedAt() {
        return known(StoredColumn.RECEIVED_AT);
    }

    public @Nullable Instant answeredAt() {
        return get(StoredColumn.ANSWERED_AT);
    }

    private Instant finishedAt() {
        return known(StoredColumn.FINISHED_AT);
    }

    public Outcome outcome() {
        return known(StoredColumn.OUTCOME);
    }

    public @Nullable String protocol() {
        return text(StoredColumn.PROTOCOL);
    }

    public @Nullable String service() {
        return get(StoredColumn.SERVICE);
    }

    public @Nullable String agent() {
        return get(StoredColumn.AGENT);
    }

    public @Nullable String fromAddress() {
        return text(StoredColumn.FROM_ADDRESS);
    }

    public @Nullable Long contactId() {
        return get(StoredColumn.CONTACT_ID);
    }

    public @Nullable String contactName() {
        return text(StoredColumn.CONTACT_NAME);
    }

    @Override
    public Cursor cursor(long position) {
        return new Cursor(receivedAt(), id(), position);
    }

    /**
     * How long it waited for an agent: from entering the queue until it was answered, or ended without an answer; null
     * when either is unknown.
     */
    @Nullable
    Long waitSeconds() {
        Instant queuedAt = get(StoredColumn.QUEUED_AT);
        if (queuedAt == null) {
            return null;
        }
        Instant answeredAt = answeredAt();
        Instant end = answeredAt == null ? finishedAt() : answeredAt;
        long seconds = end.getEpochSecond() - queuedAt.getEpochSecond();
        return seconds < -CLOCKS_DIFFER_SECONDS ? null : Long.valueOf(Math.max(0, seconds));
    }

    /** DURAÇÃO: from answered to finished; null when nobody answered. */
    public @Nullable Long handlingSeconds() {
        return outcome().status().answered() ? ElapsedTime.seconds(answeredAt(), finishedAt()) : null;
    }

    /** TMP: DURAÇÃO without the unproductive time; null when either is unknown. */
    @Nullable
    Long productiveSeconds() {
        Long handling = handlingSeconds();
        Long hold = get(StoredColumn.HOLD_SECONDS);
        return handling == null || hold == null ? null : Long.valueOf(handling - hold);
    }

    /** JITTER; null when it was not measured. */
    @Nullable
    Grade jitter() {
        return Grade.ofJitter(get(StoredColumn.JITTER_MS));
    }

    /** PERDA DE PACOTE; null when it was not measured. */
    @Nullable
    Grade packetLoss() {
        return Grade.ofPacketLoss(get(StoredColumn.PACKET_LOSS_PERCENT));
    }

    /** QUALIDADE DE CHAMADA; null when the call was not measured enough to tell. */
    @Nullable
    Grade callQuality() {
        return Grade.ofCall(get(StoredColumn.JITTER_MS), get(StoredColumn.PACKET_LOSS_PERCENT));
    }
}
