package io.rastro.demo;

import io.rastro.interaction.Medium;
import org.jspecify.annotations.Nullable;

/**
 * One segment on a conversation's way.
 *
 * @param number its place, from 1
 * @param next where it is transferred to; null: it ends here
 */
record Leg(
        Encounter encounter,
        Draft draft,
        int number,
        Service service,
        @Nullable Service next,
        Topic topic) {

    Chance chance() {
        return encounter.chance();
    }

    Medium medium() {
        return encounter.arrival().medium();
    }
}
