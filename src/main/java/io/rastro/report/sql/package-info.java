/** What the SQL of any report's list is made of: its order, its places, its time of day, and the way its rows are read. */
@NullMarked
package io.rastro.report.sql;

import org.jspecify.annotations.NullMarked;
