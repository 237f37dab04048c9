/** Wazo: the call logs that its call-logd makes. */
@org.jspecify.annotations.NullMarked
package io.rastro.source.wazo;
