package io.rastro.source.chatwoot;

import io.rastro.ingestion.IncomingRecord;
import io.rastro.interaction.Sender;
import io.rastro.source.Assembler.Assembly;
import io.rastro.source.Assembler.Finish;
import io.rastro.source.Assembler.LeftOver;
import io.rastro.source.JsonBody;
import io.rastro.source.RawEvent;
import io.rastro.source.SettingMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** All that was told of one conversation, cut where it was resolved. */
final class ChatwootConversation {

    /** @param at when it happened, as told, else when it was received */
    record Told(Instant at, RawEvent raw, ChatwootEvent event) {}

    private final SettingMap services;
    private final List<Told> told = new ArrayList<>();
    private final List<LeftOver> leftOver = new ArrayList<>();
    private final TreeSet<Instant> resolutions = new TreeSet<>();

    ChatwootConversation(List<RawEvent> events, SettingMap services) {
        this.services = services;
        for (RawEvent raw : events) {
            ChatwootEvent event = ChatwootEvent.of(raw.text());
            if (event == null) {
                leftOver.add(new LeftOver(raw, "unreadable"));
            } else {
                Instant at = event.at();
                told.add(new Told(at == null ? raw.at() : at, raw, event));
            }
        }
        told.sort(Comparator.comparing(Told::at));
        told.stream().filter(each -> each.event().resolves()).map(Told::at).forEach(resolutions::add);
    }

    Assembly assembly(Finish finish) {
        List<IncomingRecord> records = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>();
        for (List<Told> part : parts()) {
            boolean resolved = part.stream().anyMatch(each -> each.event().resolves());
            if (!resolved && finish == Finish.PREVIEW) {
                continue;
            }
            Map<String, ChatwootMessage> messages = messages(part);
            records.add(new ChatwootSegment(part, messages.values(), services).record());
            missing.add("transfers");
            if (!resolved) {
                missing.add("ending");
            }
        }
        return new Assembly(records, leftOver, missing);
    }

    /** A part without a word of client or agent, such as a question for a rating, goes with the one before it. */
    private List<List<Told>> parts() {
        Map<Integer, List<Told>> byResolutions = new LinkedHashMap<>();
        for (Told each : told) {
            byResolutions
                    .computeIfAbsent(resolutions.headSet(each.at(), false).size(), number -> new ArrayList<>())
                    .add(each);
        }
        List<List<Told>> parts = new ArrayList<>();
        for (List<Told> part : byResolutions.values()) {
            if (hasWords(part)) {
                parts.add(part);
            } else if (!parts.isEmpty()) {
                parts.get(parts.size() - 1).addAll(part);
            } else {
                part.forEach(each -> leftOver.add(new LeftOver(each.raw(), "withoutMessages")));
            }
        }
        return parts;
    }

    private static boolean hasWords(List<Told> part) {
        return part.stream()
                .filter(each -> each.event().isMessage())
                .map(each -> new ChatwootMessage(each.at(), each.event().body()))
                .anyMatch(message -> !message.isActivity() && message.sender() != Sender.BOT);
    }

    /** By their ids, each as it was told last. */
    private Map<String, ChatwootMessage> messages(List<Told> part) {
        Map<String, ChatwootMessage> messages = new LinkedHashMap<>();
        for (Told each : part) {
            if (!each.event().isMessage()) {
                continue;
            }
            JsonBody body = each.event().body();
            ChatwootMessage message = new ChatwootMessage(each.at(), body);
            if (message.isActivity()) {
                leftOver.add(new LeftOver(each.raw(), "activity"));
            } else {
                messages.put(body.textOr(each.raw().place(), "id"), message);
            }
        }
        return messages;
    }
}
