@NullMarked
package io.rastro.health;

import org.jspecify.annotations.NullMarked;
