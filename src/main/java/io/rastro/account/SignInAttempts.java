package io.rastro.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: after ten failures within five minutes for one name from one address, that pair is refused until
 * the oldest of them is five minutes old. Per pair, so that a stranger cannot lock a colleague out. In memory: a
 * restart forgives, which costs an attacker's patience nothing he did not have before.
 */
@Component
class SignInAttempts {

    static final int LIMIT = 10;
    static final Duration WINDOW = Duration.ofMinutes(5);

    /** Bounds the memory an attacker can make us use; the pair that failed longest ago is forgotten first. */
    private static final int PAIRS = 10_000;

    private final Clock clock;
    private final Map<Pair, Deque<Instant>> failures = new LinkedHashMap<>();

    SignInAttempts(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean exhausted(String username, String address) {
        return recent(Pair.of(username, address)).size() >= LIMIT;
    }

    synchronized void failed(String username, String address) {
        Pair pair = Pair.of(username, address);
        Deque<Instant> instants = recent(pair);
        instants.addLast(clock.instant());
        failures.remove(pair);
        failures.put(pair, instants);
        forgetOldest();
    }

    synchronized void succeeded(String username, String address) {
        failures.remove(Pair.of(username, address));
    }

    private Deque<Instant> recent(Pair pair) {
        Deque<Instant> instants = failures.getOrDefault(pair, new ArrayDeque<>());
        Instant start = clock.instant().minus(WINDOW);
        instants.removeIf(instant -> !instant.isAfter(start));
        return instants;
    }

    private void forgetOldest() {
        Iterator<Pair> oldest = failures.keySet().iterator();
        while (failures.size() > PAIRS) {
            oldest.next();
            oldest.remove();
        }
    }

    private record Pair(String username, String address) {

        static Pair of(String username, String address) {
            return new Pair(username.strip().toLowerCase(Locale.ROOT), address);
        }
    }
}
