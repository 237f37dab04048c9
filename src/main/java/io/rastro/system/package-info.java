/** What the portal stands on: its database, clock and zone, start-up messages and delivery of static files. */
@NullMarked
package io.rastro.system;

import org.jspecify.annotations.NullMarked;
