@NullMarked
package io.rastro.directory;

import org.jspecify.annotations.NullMarked;
