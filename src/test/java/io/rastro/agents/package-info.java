@NullMarked
package io.rastro.agents;

import org.jspecify.annotations.NullMarked;
