@NullMarked
package io.rastro.source;

import org.jspecify.annotations.NullMarked;
