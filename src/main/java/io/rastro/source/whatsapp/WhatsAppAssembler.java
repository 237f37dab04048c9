package io.rastro.source.whatsapp;

import io.rastro.ingestion.IncomingRecord;
import io.rastro.source.Assembler;
import io.rastro.source.RawEvent;
import io.rastro.source.SettingMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Customers' conversations at the company's numbers. The Cloud API has no end of a conversation: one ends where both sides are
 * silent for some hours.
 */
final class WhatsAppAssembler implements Assembler {

    /** What says that a message was sent; delivered, read and played only tell more of it, be it days later. */
    private static final Set<String> SENDING = Set.of("sent", "failed");

    private final Duration silence;
    private final SettingMap services;

    WhatsAppAssembler(Duration silence, SettingMap services) {
        this.silence = silence;
        this.services = services;
    }

    @Override
    public Reading read(RawEvent event) {
        WhatsAppItem item = WhatsAppItem.of(event);
        if (item == null) {
            return new Reading.Apart(event.text().startsWith("{") ? "otherEvent" : "unreadable");
        }
        return switch (item.type()) {
            case "reaction" -> new Reading.Apart("reaction");
            case "system" -> new Reading.Apart("otherEvent");
            default -> new Reading.Member(item.keys(), false);
        };
    }

    @Override
    public Assembly assemble(List<RawEvent> events, Finish finish) {
        Map<String, List<WhatsAppItem>> byMessage = new HashMap<>();
        List<LeftOver> leftOver = new ArrayList<>();
        for (RawEvent event : events) {
            WhatsAppItem item = WhatsAppItem.of(event);
            if (item == null) {
                leftOver.add(new LeftOver(event, "unreadable"));
            } else {
                byMessage.computeIfAbsent(item.id(), id -> new ArrayList<>()).add(item);
            }
        }
        List<WhatsAppMessage> messages = new ArrayList<>();
        byMessage.forEach((id, items) -> {
            if (items.stream().anyMatch(WhatsAppAssembler::tellsMessage)) {
                messages.add(WhatsAppMessage.of(items));
            } else {
                items.forEach(item -> leftOver.add(new LeftOver(item.event(), "lateStatus")));
            }
        });
        messages.sort(Comparator.comparing(WhatsAppMessage::at).thenComparing(WhatsAppMessage::id));
        return assembly(messages, leftOver, finish);
    }

    private static boolean tellsMessage(WhatsAppItem item) {
        return item.state() == null || SENDING.contains(item.state());
    }

    private Assembly assembly(List<WhatsAppMessage> messages, List<LeftOver> leftOver, Finish finish) {
        List<IncomingRecord> records = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>();
        List<List<WhatsAppMessage>> conversations = conversations(messages);
        if (finish == Finish.PREVIEW && !conversations.isEmpty()) {
            conversations.remove(conversations.size() - 1);
        }
        for (List<WhatsAppMessage> conversation : conversations) {
            records.add(new WhatsAppConversation(conversation, services).segment());
            missing.add("agent");
            missing.add("ending");
            if (conversation.stream().anyMatch(message -> !message.inbound() && message.text() == null)) {
                missing.add("sentText");
            }
        }
        return new Assembly(records, leftOver, missing);
    }

    private List<List<WhatsAppMessage>> conversations(List<WhatsAppMessage> messages) {
        List<List<WhatsAppMessage>> conversations = new ArrayList<>();
        Instant last = Instant.MIN;
        for (WhatsAppMessage message : messages) {
            if (conversations.isEmpty() || last.plus(silence).isBefore(message.at())) {
                conversations.add(new ArrayList<>());
            }
            conversations.get(conversations.size() - 1).add(message);
            last = message.at();
        }
        return conversations;
    }
}
