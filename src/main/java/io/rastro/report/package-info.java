/** Shared kernel: what any report is. Knows no feature. */
@NullMarked
package io.rastro.report;

import org.jspecify.annotations.NullMarked;
