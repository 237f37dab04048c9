@NullMarked
package io.rastro.ivr;

import org.jspecify.annotations.NullMarked;
