package io.rastro.interaction.history;

import io.rastro.account.ServiceScope;
import io.rastro.directory.Contact;
import io.rastro.directory.DirectoryRepository;
import io.rastro.interaction.Tag;
import io.rastro.interaction.TagRepository;
import io.rastro.interaction.history.ConversationHistory.Person;
import io.rastro.report.PageRead;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Tells one conversation as far as the reader's scope permits. */
@Service
// One snapshot: an import that runs meanwhile is seen whole or not at all.
@PageRead
public class HistoryService {

    private final StoredReader reader;
    private final TimelineReader timelines;
    private final DirectoryRepository directory;
    private final TagRepository tags;

    HistoryService(StoredReader reader, TimelineReader timelines, DirectoryRepository directory, TagRepository tags) {
        this.reader = reader;
        this.timelines = timelines;
        this.directory = directory;
        this.tags = tags;
    }

    /**
     * Reads a conversation; empty when it does not exist or none of its segments is permitted, which the reader is not
     * to tell apart.
     */
    public Optional<ConversationHistory> find(long conversationId, ServiceScope scope, Reading reading) {
        List<Stored> stored = reader.read(conversationId, scope);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        Names names = new Names(directory.names(), tagNames());
        List<Segment> segments = new SegmentFactory(names).path(stored);
        Timeline timeline = timelines.read(segments, stored, names, reading);
        return Optional.of(new ConversationHistory(conversationId, person(stored), segments, timeline));
    }

    private Map<Integer, String> tagNames() {
        return tags.findAll().stream().collect(Collectors.toMap(Tag::getId, Tag::getName));
    }

    private static Person person(List<Stored> stored) {
        return stored.stream()
                .filter(Stored::permitted)
                .map(segment -> segment.row().getContact())
                .filter(Objects::nonNull)
                .map(HistoryService::person)
                .findFirst()
                .orElse(Person.UNKNOWN);
    }

    private static Person person(Contact contact) {
        return new Person(contact.getName(), contact.getPhone(), contact.getEmail(), contact.getDocumentPlain());
    }
}
