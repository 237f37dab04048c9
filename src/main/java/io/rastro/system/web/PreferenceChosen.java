package io.rastro.system.web;

import org.jspecify.annotations.Nullable;

/** A signed-in reader chose a language or a theme; null is what was not touched. */
public record PreferenceChosen(
        String username,
        @Nullable Language language,
        @Nullable Theme theme) {}
