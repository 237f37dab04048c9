/** Where the audio files live: a directory, or a bucket that speaks S3. */
@NullMarked
package io.rastro.recording.store;

import org.jspecify.annotations.NullMarked;
