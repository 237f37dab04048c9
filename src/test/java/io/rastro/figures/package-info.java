/** Figures of the code: how much there is, and how far one has to walk to follow a search. */
@NullMarked
package io.rastro.figures;

import org.jspecify.annotations.NullMarked;
