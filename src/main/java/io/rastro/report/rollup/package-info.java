/** Rollups: sums kept of whole days, so that years are added up without looking at each row of the data. */
@NullMarked
package io.rastro.report.rollup;

import org.jspecify.annotations.NullMarked;
