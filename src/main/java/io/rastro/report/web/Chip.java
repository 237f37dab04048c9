package io.rastro.report.web;

/**
 * One filter of a search in words.
 *
 * @param name the filter's name, as in {@link io.rastro.report.FilterField}
 * @param text what it is restricted to
 * @param remove the query string of the search without it
 */
public record Chip(String name, String text, String remove) {}
