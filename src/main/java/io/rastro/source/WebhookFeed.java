package io.rastro.source;

import io.rastro.source.WebhookInboxRepository.Kept;
import io.rastro.source.WebhookType.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** The deliveries of one source. A position is the number of the last delivery read: its parts are read together. */
final class WebhookFeed implements Feed {

    private final String name;
    private final WebhookInboxRepository inbox;
    private final int sourceId;
    private final WebhookType type;

    WebhookFeed(String name, WebhookInboxRepository inbox, int sourceId, WebhookType type) {
        this.name = name;
        this.inbox = inbox;
        this.sourceId = sourceId;
        this.type = type;
    }

    @Override
    public String name() {
        return name;
    }

    /** @param limit events at most, but for the rest of a delivery that was begun */
    @Override
    public Chunk read(@Nullable String position, int limit) throws IOException {
        long last = position == null ? 0 : Long.parseLong(position);
        List<RawEvent> events = new ArrayList<>();
        List<Kept> deliveries = deliveries(last, limit);
        for (Kept delivery : deliveries) {
            if (events.size() >= limit) {
                return new Chunk(events, String.valueOf(last), true);
            }
            events.addAll(events(delivery));
            last = delivery.number();
        }
        return new Chunk(events, String.valueOf(last), !deliveries.isEmpty());
    }

    private List<Kept> deliveries(long after, int limit) throws IOException {
        try {
            return inbox.after(sourceId, after, limit);
        } catch (DataAccessException away) {
            throw new IOException(away);
        }
    }

    private List<RawEvent> events(Kept delivery) {
        List<RawEvent> events = new ArrayList<>();
        // The database takes no NUL in a text, and no sender has a reason to write one.
        String body = delivery.body().replace('\0', '\uFFFD');
        for (Part part : type.parts(body, delivery.receivedAt())) {
            String place = delivery.number() + "." + events.size();
            events.add(new RawEvent(name(), place, part.at(), part.text()));
        }
        return events;
    }
}
