/** A PostgreSQL server without an installation, run as a child of the portal over data that is kept. A library without Spring. */
@NullMarked
package io.rastro.postgres;

import org.jspecify.annotations.NullMarked;
