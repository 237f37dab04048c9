package io.rastro.interaction.contact;

import io.rastro.account.ServiceScope;
import io.rastro.directory.DirectoryRepository;
import io.rastro.report.KeysetPage;
import io.rastro.report.PageRequest;
import io.rastro.report.PageTransaction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Tells what one person did as far as the reader's scope permits. */
@Service
// One snapshot: an import that runs meanwhile is seen whole or not at all.
@PageTransaction
public class ContactService {

    private final ContactQueries queries;
    private final DirectoryRepository directory;

    ContactService(ContactQueries queries, DirectoryRepository directory) {
        this.queries = queries;
        this.directory = directory;
    }

    /**
     * Reads a page of what the person did that a contact is; empty when there is no such person or none of its
     * interactions is permitted, which the reader is not to tell apart.
     */
    public Optional<ContactPage> find(long contactId, ServiceScope scope, PageRequest request) {
        return queries.person(contactId, scope).flatMap(person -> {
            ContactInteractions interactions = new ContactInteractions(person.contactIds(), scope);
            List<MediumContacts> media = queries.media(interactions);
            return media.isEmpty()
                    ? Optional.empty()
                    : Optional.of(page(person.seenThrough(scope.mask()), media, interactions, request));
        });
    }

    private ContactPage page(
            ContactPerson person, List<MediumContacts> media, ContactInteractions interactions, PageRequest request) {
        KeysetPage<ConversationKey> keys = queries.conversations(interactions).page(request);
        return new ContactPage(person, media, entries(keys.rows(), interactions), keys.previous(), keys.next());
    }

    private List<ContactEntry> entries(List<ConversationKey> keys, ContactInteractions interactions) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<Long, List<ContactSegment>> segments = queries.segments(keys, interactions, directory.names()).stream()
                .collect(Collectors.groupingBy(ContactSegment::conversationId));
        return keys.stream()
                .map(key -> new ContactEntry(
                        key.conversationId(), Objects.requireNonNull(segments.get(key.conversationId()))))
                .toList();
    }
}
