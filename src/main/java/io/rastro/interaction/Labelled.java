package io.rastro.interaction;

import org.jspecify.annotations.Nullable;

/** A fact with a word of its own in the contract, shown untranslated in grid and CSV. */
interface Labelled {

    String label();

    static @Nullable String labelOf(@Nullable Labelled fact) {
        return fact == null ? null : fact.label();
    }
}
