package io.rastro.interaction.web;

import org.jspecify.annotations.Nullable;

/**
 * The way through the lines the reader came from.
 *
 * @param previous the address of the history before this one; null at the beginning
 * @param next the address of the one after; null at the end
 * @param place of this one, from 1
 * @param of how many there are; 0 while nobody counted
 */
public record Steps(@Nullable String previous, @Nullable String next, long place, int of) {

    /** Whether the lines are those of a drawn list. */
    public boolean drawn() {
        return of > 0;
    }
}
