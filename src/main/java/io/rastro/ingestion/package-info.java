/** How data comes in: validated, derived where it can be, idempotent by source and external id. */
@NullMarked
package io.rastro.ingestion;

import org.jspecify.annotations.NullMarked;
