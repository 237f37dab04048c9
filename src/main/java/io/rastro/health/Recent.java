package io.rastro.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is asked for more often than it is worth to be made: whoever asks within some seconds gets the same. */
final class Recent<T> {

    private final Clock clock;
    private final Duration kept;
    private final Supplier<T> maker;
    private volatile @Nullable Made<T> made;

    Recent(Clock clock, Duration kept, Supplier<T> maker) {
        this.clock = clock;
        this.kept = kept;
        this.maker = maker;
    }

    private record Made<T>(T value, Instant until) {}

    /** Whoever asks next gets a new one. */
    void forget() {
        made = null;
    }

    T get() {
        Made<T> known = made;
        return known != null && clock.instant().isBefore(known.until()) ? known.value() : make();
    }

    /** One at a time: who comes meanwhile waits for the same. */
    private synchronized T make() {
        Made<T> known = made;
        Instant now = clock.instant();
        if (known == null || !now.isBefore(known.until())) {
            known = new Made<>(maker.get(), now.plus(kept));
            made = known;
        }
        return known.value();
    }
}
