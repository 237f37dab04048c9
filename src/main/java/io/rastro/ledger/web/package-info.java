/** The ledger's pages, and what it learns of the requests by which things are done. */
@NullMarked
package io.rastro.ledger.web;

import org.jspecify.annotations.NullMarked;
