package io.rastro.account;

import io.rastro.system.http.ClientNetwork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: of one name from one address, of one name from anywhere, and of any name from one address. An
 * attempt counts before the password is looked at, so that many at once are no way around. Who has signed in from an
 * address before is held to the first limit alone there: no stranger can lock him out, neither by his name nor
 * from behind the same proxy. Codes of the second factor, of which there are far fewer than passwords, are held to a limit of
 * the name's own besides: only who knows the password gets to them. In memory: a restart forgives.
 */
@Component
class SignInAttempts {

    static final int PAIR_BURST = 10;
    static final int NAME_BURST = 20;
    static final int ADDRESS_BURST = 50;
    static final int CODE_BURST = 6;

    static final Duration PAIR_INTERVAL = Duration.ofSeconds(30);

    /** Three codes of a million are good at a time: guessing one takes years. */
    static final Duration CODE_INTERVAL = Duration.ofMinutes(5);

    // Faster than a pair's: one address alone never uses a name up.
    private static final Duration NAME_INTERVAL = Duration.ofSeconds(10);
    private static final Duration ADDRESS_INTERVAL = Duration.ofSeconds(6);
    private static final int KNOWN_PAIRS = 10_000;

    private final Clock clock;
    private final AttemptLimit<Pair> pairs = new AttemptLimit<>(PAIR_BURST, PAIR_INTERVAL);
    private final AttemptLimit<String> names = new AttemptLimit<>(NAME_BURST, NAME_INTERVAL);
    private final AttemptLimit<String> addresses = new AttemptLimit<>(ADDRESS_BURST, ADDRESS_INTERVAL);
    private final AttemptLimit<String> codes = new AttemptLimit<>(CODE_BURST, CODE_INTERVAL);
    private final Set<Pair> known = Collections.newSetFromMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, Boolean> eldest) {
            return size() > KNOWN_PAIRS;
        }
    });

    SignInAttempts(Clock clock) {
        this.clock = clock;
    }

    /** Counts an attempt, unless it has to wait: then it counts as none. */
    synchronized Attempt begin(String username, String address) {
        Instant now = clock.instant();
        Pair pair = Pair.of(username, address);
        Attempt attempt = new Attempt(pair, known.contains(pair), delay(pair, now));
        if (!attempt.mustWait()) {
            pairs.take(pair, now);
            if (!attempt.fromKnownAddress()) {
                names.take(pair.username(), now);
                addresses.take(pair.address(), now);
            }
        }
        return attempt;
    }

    /** Counts an attempt at the second factor of somebody who knows the password, unless it has to wait. */
    synchronized Attempt beginCode(String username, String address) {
        Pair pair = Pair.of(username, address);
        Instant now = clock.instant();
        Duration delay = codes.delay(pair.username(), now);
        if (delay.compareTo(Duration.ZERO) > 0) {
            return new Attempt(pair, known.contains(pair), delay);
        }
        Attempt attempt = begin(username, address);
        if (!attempt.mustWait()) {
            codes.take(pair.username(), now);
        }
        return attempt;
    }

    private Duration delay(Pair pair, Instant now) {
        Duration ofPair = pairs.delay(pair, now);
        return known.contains(pair)
                ? ofPair
                : Collections.max(
                        List.of(ofPair, names.delay(pair.username(), now), addresses.delay(pair.address(), now)));
    }

    synchronized void succeeded(Attempt attempt) {
        takeBack(attempt);
        signedIn(attempt.pair().username(), attempt.pair().address());
    }

    /** Every step is done: what failed before is forgotten, and the address is known. */
    synchronized void signedIn(String username, String address) {
        Pair pair = Pair.of(username, address);
        pairs.forget(pair);
        codes.forget(pair.username());
        known.add(pair);
    }

    /** The attempt was no guess: the password was right, or nobody could look. */
    synchronized void takeBack(Attempt attempt) {
        pairs.giveBack(attempt.pair());
        if (!attempt.fromKnownAddress()) {
            names.giveBack(attempt.pair().username());
            addresses.giveBack(attempt.pair().address());
        }
    }

    /**
     * An attempt that was counted, or that came too early.
     *
     * @param delay how long until the next one; zero or less: this one goes on
     */
    record Attempt(Pair pair, boolean fromKnownAddress, Duration delay) {

        boolean mustWait() {
            return delay.compareTo(Duration.ZERO) > 0;
        }

        /** How long until the next attempt counts, in whole seconds. */
        long seconds() {
            return delay.plusMillis(999).toSeconds();
        }
    }

    /** @param address one of IPv4, or a network of IPv6 */
    record Pair(String username, String address) {

        /** A name is the same whatever its case, and so is a client whichever address of its network it takes. */
        static Pair of(String username, String address) {
            return new Pair(username.strip().toLowerCase(Locale.ROOT), ClientNetwork.of(address));
        }
    }
}
