package io.rastro.source.chatwoot;

import io.rastro.source.Feed;
import io.rastro.source.JsonBody;
import io.rastro.source.RawEvent;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was there before the first delivery, conversation by conversation, once. A position is the page and how many of its
 * conversations are read.
 */
final class ChatwootBackfill implements Feed {

    private static final String DONE = "done";

    private final ChatwootApi api;
    private final Clock clock;

    ChatwootBackfill(ChatwootApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "api";
    }

    /** @param limit events at most, but for the rest of a conversation that was begun */
    @Override
    public Chunk read(@Nullable String position, int limit) throws IOException {
        String from = position == null ? "1.0" : position;
        if (from.equals(DONE)) {
            return new Chunk(List.of(), DONE, false);
        }
        int page = Integer.parseInt(from.substring(0, from.indexOf('.')));
        int read = Integer.parseInt(from.substring(from.indexOf('.') + 1));
        List<JsonBody> conversations = api.conversations(page);
        if (conversations.isEmpty()) {
            return new Chunk(List.of(), DONE, false);
        }
        List<RawEvent> events = new ArrayList<>();
        while (read < conversations.size() && events.size() < limit) {
            events.addAll(events(conversations.get(read)));
            read++;
        }
        return new Chunk(events, read < conversations.size() ? page + "." + read : page + 1 + ".0", true);
    }

    private List<RawEvent> events(JsonBody conversation) throws IOException {
        String id = conversation.text("id");
        if (id == null || !(conversation.node() instanceof ObjectNode standing)) {
            return List.of(new RawEvent(
                    name(), "?", clock.instant(), conversation.node().toString()));
        }
        List<RawEvent> events = new ArrayList<>();
        for (JsonBody message : messages(id)) {
            ObjectNode event = named(message.node(), ChatwootEvent.MESSAGE_BEFORE);
            event.set("conversation", slim(standing));
            events.add(event(id + "." + message.textOr("?", "id"), event));
        }
        events.add(event(id, named(slim(standing), ChatwootEvent.CONVERSATION_BEFORE)));
        return events;
    }

    /** Without its messages, which come by themselves. */
    private static ObjectNode slim(ObjectNode standing) {
        ObjectNode slim = standing.deepCopy();
        slim.remove("messages");
        return slim;
    }

    private static ObjectNode named(JsonNode node, String name) {
        ObjectNode event = (ObjectNode) node.deepCopy();
        event.put("event", name);
        return event;
    }

    private RawEvent event(String place, ObjectNode event) {
        String text = event.toString();
        ChatwootEvent told = ChatwootEvent.of(text);
        Instant at = told == null ? null : told.at();
        return new RawEvent(name(), place, at == null ? clock.instant() : at, text);
    }

    /** From the last to the first; told in the order they were written. */
    private List<JsonBody> messages(String conversation) throws IOException {
        Deque<JsonBody> all = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        String before = null;
        while (true) {
            List<JsonBody> page = api.messages(conversation, before).stream()
                    .filter(message -> message.node().isObject() && seen.add(message.textOr("?", "id")))
                    .toList();
            if (page.isEmpty()) {
                return List.copyOf(all);
            }
            for (int place = page.size() - 1; place >= 0; place--) {
                all.addFirst(page.get(place));
            }
            before = page.get(0).text("id");
        }
    }
}
