package io.rastro.recording;

import org.jspecify.annotations.Nullable;

/**
 * Which place among a call's recordings a file gets.
 *
 * @param position the place itself where it is exact, else the first that may be free
 * @param exact whether it takes the place of what is there
 * @param instead the name in the store of the recording that it goes on from, and whose place it takes; null: none known
 */
record Placement(int position, boolean exact, @Nullable String instead) {

    /** The sender said which: a file already there gives way. */
    static Placement at(int position) {
        return new Placement(position, true, null);
    }

    /** Beside what is there, which stays. */
    static Placement from(int position) {
        return new Placement(position, false, null);
    }

    static Placement instead(String reference) {
        return new Placement(0, false, reference);
    }
}
