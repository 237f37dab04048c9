/** One person's data found, handed out, held and erased, and what is kept for how long. */
@NullMarked
package io.rastro.privacy;

import org.jspecify.annotations.NullMarked;
