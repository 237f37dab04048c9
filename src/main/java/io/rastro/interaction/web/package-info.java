/** The pages of interaction tracking. */
@NullMarked
package io.rastro.interaction.web;

import org.jspecify.annotations.NullMarked;
