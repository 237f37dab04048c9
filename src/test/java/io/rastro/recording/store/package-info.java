/** Tests of where the audio files live. */
@NullMarked
package io.rastro.recording.store;

import org.jspecify.annotations.NullMarked;
