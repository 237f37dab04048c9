/** What the demo promises to hold. */
@NullMarked
package io.rastro.demo;

import org.jspecify.annotations.NullMarked;
