/** Tests through a real browser. */
@NullMarked
package io.rastro.browser;

import org.jspecify.annotations.NullMarked;
