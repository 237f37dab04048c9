package io.rastro.report.web;

import io.rastro.report.Cancellation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The latest searches by who asked and the token that the asking page chose. A token names one request: the first that
 * bears it. A search cancelled before it arrives does not begin.
 */
@Component
class RunningSearches {

    // Far more than run at once; what is forgotten can no longer be cancelled, and nothing worse.
    private static final int REMEMBERED = 10_000;

    private final Map<SearchKey, Search> latest = new LinkedHashMap<>();

    private record SearchKey(String person, String token) {}

    static final class Search {

        private final String token;
        private final Cancellation cancellation = new Cancellation();
        private boolean claimed;

        private Search(String token) {
            this.token = token;
        }

        String token() {
            return token;
        }

        Cancellation cancellation() {
            return cancellation;
        }
    }

    /** The search of the one token that no request has borne yet; empty if there is none. */
    synchronized Optional<Search> claim(String person, Collection<String> tokens) {
        Optional<Search> unclaimed = tokens.stream()
                .map(token -> of(person, token))
                .filter(search -> !search.claimed)
                .findFirst();
        unclaimed.ifPresent(search -> search.claimed = true);
        return unclaimed;
    }

    /** Ends what the person's tokens name; another person's tokens name nothing. */
    void cancel(String person, Collection<String> tokens) {
        found(person, tokens).forEach(search -> search.cancellation.cancel());
    }

    private synchronized List<Search> found(String person, Collection<String> tokens) {
        return tokens.stream().map(token -> of(person, token)).toList();
    }

    private Search of(String person, String token) {
        Search search = latest.computeIfAbsent(new SearchKey(person, token), searchKey -> new Search(token));
        if (latest.size() > REMEMBERED) {
            latest.remove(latest.keySet().iterator().next());
        }
        return search;
    }
}
