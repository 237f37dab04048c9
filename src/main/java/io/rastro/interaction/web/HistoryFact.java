package io.rastro.interaction.web;

/**
 * A known fact with its name.
 *
 * @param key the name is the message {@code history.fact.<key>}
 */
public record HistoryFact(String key, String value) {}
