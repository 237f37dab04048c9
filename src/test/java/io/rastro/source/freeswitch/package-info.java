@NullMarked
package io.rastro.source.freeswitch;

import org.jspecify.annotations.NullMarked;
