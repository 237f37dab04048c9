/** Fills a database with generated interactions, the same ones for the same seed, as quickly as PostgreSQL takes them. */
@NullMarked
package io.rastro.benchmark.fill;

import org.jspecify.annotations.NullMarked;
