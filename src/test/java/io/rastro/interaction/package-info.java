/** Tests of interaction tracking, and the sample interactions they search. */
@NullMarked
package io.rastro.interaction;

import org.jspecify.annotations.NullMarked;
