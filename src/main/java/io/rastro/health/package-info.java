/**
 * Whether what the reports show is fresh and whole: how each connected source fares, what is still open, and what was
 * announced and did not come.
 */
@org.jspecify.annotations.NullMarked
package io.rastro.health;
