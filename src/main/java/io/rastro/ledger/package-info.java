/** Who did what, when and to whom: kept append-only, chained by hashes, signed, and found by person, time and data subject. */
@NullMarked
package io.rastro.ledger;

import org.jspecify.annotations.NullMarked;
