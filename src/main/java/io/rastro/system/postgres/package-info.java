/** A PostgreSQL server that needs no installation, run as a child of the portal over a data directory that is kept. */
@NullMarked
package io.rastro.system.postgres;

import org.jspecify.annotations.NullMarked;
