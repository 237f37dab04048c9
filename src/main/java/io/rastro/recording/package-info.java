/** Recordings of calls: where they are, how they arrive, who may hear them and who did. */
@NullMarked
package io.rastro.recording;

import org.jspecify.annotations.NullMarked;
