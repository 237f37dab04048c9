/** One person: who it is, and everything it did on every medium. */
@NullMarked
package io.rastro.interaction.contact;

import org.jspecify.annotations.NullMarked;
