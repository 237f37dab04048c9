package io.rastro.agents;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an agent did by the clock, in seconds inside the period and its hours, whatever DATA is.
 *
 * @param available logged in and waiting
 * @param inService the status of that name, as the source tells it
 * @param afterCall wrapping up
 * @param pauses by the id of the reason; {@link #NO_REASON} where none was told
 * @param busy time with at least one open interaction
 * @param interactions the same, each interaction counted for itself
 * @param firstLogin null: nobody logged in
 * @param lastLogout null: nobody logged out
 * @param known whether any status is known, be it offline
 */
public record StatusTimes(
        long available,
        long inService,
        long afterCall,
        Map<Integer, Long> pauses,
        long busy,
        long interactions,
        @Nullable Instant firstLogin,
        @Nullable Instant lastLogout,
        boolean known) {

    public static final int NO_REASON = 0;

    public static final StatusTimes NONE = new StatusTimes(0, 0, 0, Map.of(), 0, 0, null, null, false);

    public StatusTimes {
        pauses = pauses.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(pauses));
    }

    public long paused() {
        return pauses.values().stream().mapToLong(Long::longValue).sum();
    }

    public long paused(int reasonId) {
        return pauses.getOrDefault(reasonId, 0L);
    }

    /** Every status but offline. */
    public long loggedIn() {
        return available + inService + afterCall + paused();
    }

    public StatusTimes plus(StatusTimes other) {
        Map<Integer, Long> both = new TreeMap<>(pauses);
        other.pauses.forEach((reason, seconds) -> both.merge(reason, seconds, Long::sum));
        return new StatusTimes(
                available + other.available,
                inService + other.inService,
                afterCall + other.afterCall,
                both,
                busy + other.busy,
                interactions + other.interactions,
                Stream.of(this, other)
                        .flatMap(each -> Stream.ofNullable(each.firstLogin))
                        .min(Instant::compareTo)
                        .orElse(null),
                Stream.of(this, other)
                        .flatMap(each -> Stream.ofNullable(each.lastLogout))
                        .max(Instant::compareTo)
                        .orElse(null),
                known || other.known);
    }
}
