/** Measures the portal against bare PostgreSQL, outside the test run: see {@link io.rastro.benchmark.Benchmark}. */
@NullMarked
package io.rastro.benchmark;

import org.jspecify.annotations.NullMarked;
