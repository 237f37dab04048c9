/** Rows of other systems' databases, by a query of the operator's own. */
@org.jspecify.annotations.NullMarked
package io.rastro.source.database;
