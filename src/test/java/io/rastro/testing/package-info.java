/** What the tests share: one PostgreSQL per run, fresh databases, and the annotations of the kinds of tests. */
@NullMarked
package io.rastro.testing;

import org.jspecify.annotations.NullMarked;
