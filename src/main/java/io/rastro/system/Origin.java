package io.rastro.system;

/**
 * A system that records come from.
 *
 * @param slug for addresses, settings and file names: lower case without accents, digits, dot, hyphen, underscore
 * @param name as people wrote it first
 * @param key the spelling that stored records carry: the slug, or what was written before there were slugs
 */
public record Origin(String slug, String name, String key) {}
