/** The Agents report: what agents handled, and what they were doing meanwhile. */
@NullMarked
package io.rastro.agents;

import org.jspecify.annotations.NullMarked;
