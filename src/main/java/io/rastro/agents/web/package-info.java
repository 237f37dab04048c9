/** The pages of the Agents report. */
@NullMarked
package io.rastro.agents.web;

import org.jspecify.annotations.NullMarked;
