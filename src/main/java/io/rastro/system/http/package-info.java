/** How requests come in: whose word about the sender is taken, and what a body may cost. */
@NullMarked
package io.rastro.system.http;

import org.jspecify.annotations.NullMarked;
