/** Tests of what any report is made of. */
@NullMarked
package io.rastro.report;

import org.jspecify.annotations.NullMarked;
