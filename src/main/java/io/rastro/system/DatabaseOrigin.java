package io.rastro.system;

/**
 * Where the portal's database comes from.
 *
 * @param embedded true when the portal brought it itself
 * @param demo whether demo data and demo accounts may exist: never on an operator's own database, and on the embedded
 *     one unless {@code rastro.demo.enabled} is false
 */
public record DatabaseOrigin(boolean embedded, boolean demo) {}
