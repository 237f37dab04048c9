/** One conversation read from end to end: its segments, what happened, what was said. */
@NullMarked
package io.rastro.interaction.history;

import org.jspecify.annotations.NullMarked;
