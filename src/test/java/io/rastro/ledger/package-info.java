@NullMarked
package io.rastro.ledger;

import org.jspecify.annotations.NullMarked;
