/** The pages of data protection: a person's data, legal holds, retention. */
@NullMarked
package io.rastro.privacy.web;

import org.jspecify.annotations.NullMarked;
