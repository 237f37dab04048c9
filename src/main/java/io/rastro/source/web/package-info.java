/** The pages of connected systems, and where those deliver that send of themselves. */
@NullMarked
package io.rastro.source.web;

import org.jspecify.annotations.NullMarked;
