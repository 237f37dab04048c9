/** Tests of text that is compared. */
@NullMarked
package io.rastro.text;

import org.jspecify.annotations.NullMarked;
