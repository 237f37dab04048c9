package io.rastro.interaction.web;

import org.jspecify.annotations.Nullable;

/**
 * The links to the histories before and after one, in the list that the reader came from.
 *
 * @param previous the address of the history before this one; null at the beginning
 * @param next the address of the one after; null at the end
 * @param place of this one, from 1
 * @param of how many there are; 0 while nobody counted
 */
public record HistoryNavigation(
        @Nullable String previous, @Nullable String next, long place, int of) {

    /** Whether the rows are those of a drawn list. */
    public boolean drawn() {
        return of > 0;
    }
}
