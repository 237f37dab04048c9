/** Tests of how data comes in. */
@NullMarked
package io.rastro.ingestion;

import org.jspecify.annotations.NullMarked;
