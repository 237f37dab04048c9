/** Text that is compared: phone numbers in their canonical form, and what is read without the marks nobody sees. */
@NullMarked
package io.rastro.text;

import org.jspecify.annotations.NullMarked;
