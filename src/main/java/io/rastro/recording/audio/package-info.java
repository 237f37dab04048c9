/** Audio formats: what browsers play as it is, and what is converted on the way. */
@NullMarked
package io.rastro.recording.audio;

import org.jspecify.annotations.NullMarked;
