/** Searches of one's own: kept under a name, shared, begun with, and those asked last. */
@NullMarked
package io.rastro.search;

import org.jspecify.annotations.NullMarked;
