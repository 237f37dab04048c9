@NullMarked
package io.rastro.receipt;

import org.jspecify.annotations.NullMarked;
