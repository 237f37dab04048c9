@NullMarked
package io.rastro.source.database;

import org.jspecify.annotations.NullMarked;
