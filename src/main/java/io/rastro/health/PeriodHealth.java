package io.rastro.health;

import io.rastro.health.SourceHealth.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the data of a period stands.
 *
 * @param warning what is to be warned of; null: nothing
 * @param concerned how many sources or conversations that is about
 * @param until when the last event happened before which nothing that is known of is missing; null: nothing came yet
 */
public record PeriodHealth(
        @Nullable Warning warning, int concerned, @Nullable Instant until) {

    /** Also the last part of its sentence's key. */
    public enum Warning {
        FAILING,
        SILENT,
        BEHIND,
        /** The period is over, and conversations of it are not. */
        OPEN
    }

    /**
     * @param end of the period
     * @param open conversations, to be warned of
     */
    static PeriodHealth of(List<SourceHealth> sources, Instant end, int open) {
        List<SourceHealth> troubled = sources.stream()
                .filter(source -> source.state().isTrouble())
                .filter(source ->
                        source.lastEventAt() == null || source.lastEventAt().isBefore(end))
                .toList();
        if (!troubled.isEmpty()) {
            State worst = troubled.stream()
                    .map(SourceHealth::state)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            return new PeriodHealth(Warning.valueOf(worst.name()), troubled.size(), earliest(troubled));
        }
        return new PeriodHealth(open > 0 ? Warning.OPEN : null, open, latest(sources));
    }

    private static @Nullable Instant earliest(List<SourceHealth> troubled) {
        return troubled.stream()
                .map(SourceHealth::lastEventAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Instant latest(List<SourceHealth> sources) {
        return sources.stream()
                .filter(SourceHealth::enabled)
                .map(SourceHealth::lastEventAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
