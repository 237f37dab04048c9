/** Fills an empty embedded database with an invented contact centre, through the same ingestion as real data. */
@NullMarked
package io.rastro.demo;

import org.jspecify.annotations.NullMarked;
