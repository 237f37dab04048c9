/** Tests of how the rows of lists are read. */
@NullMarked
package io.rastro.report.sql;

import org.jspecify.annotations.NullMarked;
