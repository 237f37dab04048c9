/** The portal's entry point; everything else lives in the packages by feature below. */
@NullMarked
package io.rastro;

import org.jspecify.annotations.NullMarked;
