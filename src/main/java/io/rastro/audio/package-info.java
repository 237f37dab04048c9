/** Audio formats: what browsers play as it is, and what is converted on the way. A library without Spring. */
@NullMarked
package io.rastro.audio;

import org.jspecify.annotations.NullMarked;
