package io.rastro.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A token bucket per key: so many attempts at once, and one more per interval. It slows down and never closes. Kept as
 * the instant at which the bucket is full again. Not thread-safe.
 */
final class AttemptLimit<K> {

    /** Bounds the memory that strangers can make us use; the key used longest ago is forgotten first. */
    private static final int KEYS = 10_000;

    private final Duration interval;
    private final Duration burst;
    private final Map<K, Instant> fullAgain = new LinkedHashMap<>(16, 0.75f, true);

    AttemptLimit(int burst, Duration interval) {
        this.interval = interval;
        this.burst = interval.multipliedBy(burst);
    }

    /** How long until the next attempt; zero or less: now. */
    Duration delay(K key, Instant now) {
        return Duration.between(now, after(key, now)).minus(burst);
    }

    void take(K key, Instant now) {
        fullAgain.put(key, after(key, now));
        Iterator<K> oldest = fullAgain.keySet().iterator();
        while (fullAgain.size() > KEYS) {
            oldest.next();
            oldest.remove();
        }
    }

    void giveBack(K key) {
        fullAgain.computeIfPresent(key, (known, full) -> full.minus(interval));
    }

    void forget(K key) {
        fullAgain.remove(key);
    }

    private Instant after(K key, Instant now) {
        Instant full = fullAgain.getOrDefault(key, now);
        return (full.isAfter(now) ? full : now).plus(interval);
    }
}
