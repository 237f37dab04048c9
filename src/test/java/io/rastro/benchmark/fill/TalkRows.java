package io.rastro.benchmark.fill;

import io.rastro.interaction.EventType;
import io.rastro.interaction.Medium.Trait;
import io.rastro.interaction.Sender;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Messages and events, of a sample: histories are read one at a time. */
final class TalkRows {

    static final int ONE_IN = 100;

    private static final int MESSAGES = 16;

    private final SkewedRandom random;
    private final BinaryRows events;
    private final BinaryRows messages;

    TalkRows(String quarter, SkewedRandom random) {
        this.random = random;
        this.events = new BinaryRows(
                "interaction_event_" + quarter,
                "interaction_id, received_at, position, happened_at, type, service_id",
                true);
        this.messages = new BinaryRows(
                "message_" + quarter, "interaction_id, received_at, position, sent_at, sender, text", true);
    }

    void add(
            long id,
            GeneratedSegment segment,
            long queued,
            @Nullable Long answered,
            long end,
            GeneratedOutcome outcome) {
        event(id, segment.at(), 0, queued, EventType.ENTERED_QUEUE);
        if (answered != null) {
            event(id, segment.at(), 1, answered, EventType.DELIVERED);
            event(id, segment.at(), 2, end, EventType.WRAPPED_UP);
        }
        if (!outcome.medium().has(Trait.CALL)) {
            int count = random.between(2, MESSAGES);
            for (int position = 0; position < count; position++) {
                message(id, segment.at(), position, queued + (end - queued) * position / count);
            }
        }
    }

    private void event(long id, long at, int position, long happened, EventType type) {
        events.row()
                .bigint(id)
                .stamp(at)
                .integer(position)
                .stamp(happened)
                .text(type.name())
                .integer(1);
    }

    private void message(long id, long at, int position, long sent) {
        messages.row()
                .bigint(id)
                .stamp(at)
                .integer(position)
                .stamp(sent)
                .text((position % 2 == 0 ? Sender.CLIENT : Sender.AGENT).name())
                .text("Mensagem " + position + " da conversa, com o texto que alguém escreveria sobre a segunda via.");
    }

    void send(Connection connection) throws SQLException {
        events.send(connection);
        messages.send(connection);
    }
}
