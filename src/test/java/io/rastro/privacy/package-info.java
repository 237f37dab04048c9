@NullMarked
package io.rastro.privacy;

import org.jspecify.annotations.NullMarked;
