package io.rastro.ingestion;

import io.rastro.interaction.Medium;
import io.rastro.interaction.Medium.Trait;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps out what a medium does not have, with a warning: an expiration on a call would never be seen or found. */
final class MediumRules {

    private final Medium medium;
    private final Set<Notice> warnings;

    MediumRules(Medium medium, Set<Notice> warnings) {
        this.medium = medium;
        this.warnings = warnings;
    }

    <T> @Nullable T only(Trait trait, String field, @Nullable T value) {
        if (value == null || medium.has(trait)) {
            return value;
        }
        warnings.add(Notice.of("notForMedium", field, medium));
        return null;
    }

    <T> @Nullable T unless(Trait trait, String field, @Nullable T value) {
        if (value == null || !medium.has(trait)) {
            return value;
        }
        warnings.add(Notice.of("notForMedium", field, medium));
        return null;
    }

    <T> List<T> onlyList(Trait trait, String field, List<T> values) {
        List<T> kept = only(trait, field, values.isEmpty() ? null : values);
        return kept == null ? List.of() : kept;
    }
}
