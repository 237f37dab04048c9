@NullMarked
package io.rastro.source.chatwoot;

import org.jspecify.annotations.NullMarked;
