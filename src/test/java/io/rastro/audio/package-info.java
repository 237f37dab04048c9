/** Every format against reference decoders, and against the ways in which files are damaged. */
@NullMarked
package io.rastro.audio;

import org.jspecify.annotations.NullMarked;
