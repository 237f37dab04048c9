/** The tracking report: every finished interaction, filtered, listed, downloaded, opened. */
@NullMarked
package io.rastro.interaction;

import org.jspecify.annotations.NullMarked;
