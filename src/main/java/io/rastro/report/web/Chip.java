package io.rastro.report.web;

import org.jspecify.annotations.Nullable;

/**
 * One filter of a search in words.
 *
 * @param name the filter's name, as in {@link io.rastro.report.FilterField}
 * @param text what it is restricted to
 * @param note what that leaves out without saying so, if it does
 * @param remove the query string of the search without it; null: it cannot be left out
 */
public record Chip(
        String name,
        String text,
        @Nullable String note,
        @Nullable String remove) {

    public Chip(String name, String text, @Nullable String remove) {
        this(name, text, null, remove);
    }
}
