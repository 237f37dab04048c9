package io.rastro.interaction;

import io.rastro.account.PortalUser;
import io.rastro.directory.DirectoryOption;
import io.rastro.system.LedgerEvent;
import io.rastro.system.RecentlyTold;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The contacts that a name typed by a reader lists, which the ledger is told: their names are shown. Not every letter is an
 * entry, but whoever is shown anew; the list of a longer name repeats some of the shorter one's.
 */
@Service
public class ContactLookup {

    private static final Duration TOLD_AGAIN = Duration.ofMinutes(1);

    /** A contact that an account was shown. */
    private record Shown(int accountId, long contactId) {}

    private final ContactSuggestions suggestions;
    private final ApplicationEventPublisher events;
    private final RecentlyTold<Shown> told;

    ContactLookup(ContactSuggestions suggestions, ApplicationEventPublisher events, Clock clock) {
        this.suggestions = suggestions;
        this.events = events;
        this.told = new RecentlyTold<>(TOLD_AGAIN, clock);
    }

    public List<DirectoryOption> named(String fragment, PortalUser reader) {
        List<DirectoryOption> found = suggestions.named(fragment, reader.scope());
        Set<Long> news = told
                .news(found.stream()
                        .map(option -> new Shown(reader.id(), option.id()))
                        .toList())
                .stream()
                .map(Shown::contactId)
                .collect(Collectors.toSet());
        if (!news.isEmpty()) {
            events.publishEvent(new ContactsListed(fragment, news));
        }
        return found;
    }

    /** Somebody was shown the names of contacts while typing one. */
    private record ContactsListed(String fragment, Set<Long> contactIds) implements LedgerEvent {

        @Override
        public Kind kind() {
            return Kind.SEARCH;
        }

        @Override
        public String action() {
            return "contacts-listed";
        }

        @Override
        public Map<String, List<String>> typed() {
            return Map.of(InteractionField.CONTACT_SEARCH.field().name(), List.of(fragment));
        }

        @Override
        public Long shown() {
            return (long) contactIds.size();
        }
    }
}
