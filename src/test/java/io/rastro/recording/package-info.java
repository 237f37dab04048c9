/** Tests of recordings: states, rights, arrival, trail, retention. */
@NullMarked
package io.rastro.recording;

import org.jspecify.annotations.NullMarked;
