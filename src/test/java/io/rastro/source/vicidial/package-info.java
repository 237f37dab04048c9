@NullMarked
package io.rastro.source.vicidial;

import org.jspecify.annotations.NullMarked;
