package io.rastro.system;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the ledger was told a moment ago, and need not be told again: a page that renews itself while somebody types shows
 * the same many times.
 *
 * @param <T> who was shown what; equal for the same
 */
public final class RecentlyTold<T> {

    /** Beyond it the oldest are told anew. */
    private static final int MOST = 100_000;

    private final Map<T, Instant> told = new LinkedHashMap<>();
    private final Duration window;
    private final Clock clock;

    /** @param window after which something is told anew */
    public RecentlyTold(Duration window, Clock clock) {
        this.window = window;
        this.clock = clock;
    }

    /** Those among them that were not told within the window; they are from now on. */
    public synchronized Set<T> news(Collection<T> shown) {
        Instant now = clock.instant();
        forget(now.minus(window));
        Set<T> news = new LinkedHashSet<>();
        for (T one : shown) {
            if (told.putIfAbsent(one, now) == null) {
                news.add(one);
            }
        }
        return news;
    }

    /** They stand in the order in which they were told. */
    private void forget(Instant before) {
        Iterator<Instant> oldest = told.values().iterator();
        while (oldest.hasNext() && (oldest.next().isBefore(before) || told.size() > MOST)) {
            oldest.remove();
        }
    }
}
