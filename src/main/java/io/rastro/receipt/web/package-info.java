/** The pages of receipts. */
@NullMarked
package io.rastro.receipt.web;

import org.jspecify.annotations.NullMarked;
