/** What a downloaded file can be checked by: whole and unchanged, cut off, or not from here. */
@NullMarked
package io.rastro.receipt;

import org.jspecify.annotations.NullMarked;
