package io.rastro.interaction.history;

import io.rastro.account.ServiceScope;
import io.rastro.directory.Contact;
import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryRepository;
import io.rastro.interaction.InteractionEvent;
import io.rastro.interaction.history.ConversationHistory.ContactSummary;
import io.rastro.report.PageTransaction;
import io.rastro.text.Mask;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Tells one conversation as far as the reader's scope permits. */
@Service
// One snapshot: an import that runs meanwhile is seen whole or not at all.
@PageTransaction
public class HistoryService {

    private final StoredSegmentReader reader;
    private final TimelineReader timelines;
    private final DirectoryRepository directory;

    HistoryService(StoredSegmentReader reader, TimelineReader timelines, DirectoryRepository directory) {
        this.reader = reader;
        this.timelines = timelines;
        this.directory = directory;
    }

    /**
     * Reads a conversation; empty when it does not exist or none of its segments is permitted, which the reader is not
     * to tell apart.
     */
    public Optional<ConversationHistory> find(long conversationId, ServiceScope scope, ReadingOptions options) {
        List<StoredSegment> stored = reader.read(conversationId, scope);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        NameLookup names = new NameLookup(directory.names(), scope, receivers(stored, scope));
        Mask mask = scope.mask();
        List<Segment> segments = new SegmentFactory(names, mask).path(stored);
        Timeline timeline = timelines.read(segments, stored, names, mask, options);
        return Optional.of(new ConversationHistory(conversationId, person(stored, mask), segments, timeline));
    }

    private Set<Integer> receivers(List<StoredSegment> stored, ServiceScope scope) {
        Set<Long> ids = stored.stream()
                .flatMap(segment -> segment.events().stream())
                .map(InteractionEvent::getToAgentId)
                .filter(Objects::nonNull)
                .map(Integer::longValue)
                .collect(Collectors.toSet());
        return directory.options(DirectoryKind.AGENT, ids, scope).stream()
                .map(option -> Math.toIntExact(option.id()))
                .collect(Collectors.toSet());
    }

    private static ContactSummary person(List<StoredSegment> stored, Mask mask) {
        return stored.stream()
                .filter(StoredSegment::permitted)
                .map(segment -> segment.row().getContact())
                .filter(Objects::nonNull)
                .map(contact -> person(contact, mask))
                .findFirst()
                .orElse(ContactSummary.UNKNOWN);
    }

    private static ContactSummary person(Contact contact, Mask mask) {
        return new ContactSummary(
                contact.isAnonymous() ? null : contact.getId(),
                mask.text(contact.getName()),
                mask.text(contact.getPhone()),
                mask.text(contact.getEmail()),
                mask.document(contact.getDocumentPlain()));
    }
}
