/** The pages by which administrators admit people and see to their access. */
@NullMarked
package io.rastro.administration;

import org.jspecify.annotations.NullMarked;
