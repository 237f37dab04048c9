package io.rastro.report.web;

import org.jspecify.annotations.Nullable;

/**
 * What a number is, all of it in the reader's language.
 *
 * @param key of its column
 * @param formula how it is worked out
 * @param excluded what does not count; null: nothing is left out
 * @param stamp the instant by which it belongs to the period
 * @param example the formula with the numbers on screen; null where there are none
 */
public record MeasureExplanation(
        String key,
        String header,
        String formula,
        @Nullable String excluded,
        String stamp,
        @Nullable String example) {}
