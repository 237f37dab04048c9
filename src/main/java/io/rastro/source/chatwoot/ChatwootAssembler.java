package io.rastro.source.chatwoot;

import io.rastro.source.Assembler;
import io.rastro.source.RawEvent;
import io.rastro.source.SettingMap;
import java.util.List;
import java.util.Set;

/** Conversations, each a group; every time that one is resolved a segment is finished, and what follows is the next. */
final class ChatwootAssembler implements Assembler {

    private final SettingMap services;

    ChatwootAssembler(SettingMap services) {
        this.services = services;
    }

    @Override
    public Reading read(RawEvent event) {
        ChatwootEvent told = ChatwootEvent.of(event.text());
        if (told == null) {
            return new Reading.Apart(event.text().startsWith("{") ? "otherEvent" : "unreadable");
        }
        return new Reading.Member(Set.of("conversation:" + told.conversation()), told.resolves(), told.reopens());
    }

    @Override
    public Assembly assemble(List<RawEvent> events, Finish finish) {
        return new ChatwootConversation(events, services).assembly(finish);
    }
}
