package io.rastro.system;

/**
 * Where the portal's database comes from.
 *
 * @param embedded true when the portal brought it itself: only then may demo data and demo accounts exist
 */
public record DatabaseOrigin(boolean embedded) {}
