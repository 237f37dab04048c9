package io.rastro.system;

/**
 * A system that records come from.
 *
 * @param slug for addresses, settings and file names: lower case without accents, digits, dot, hyphen, underscore
 * @param name for people
 * @param key the spelling that stored records carry: the first one ever used
 */
public record Origin(String slug, String name, String key) {}
