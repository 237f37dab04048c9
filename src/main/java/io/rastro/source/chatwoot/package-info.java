/** Chatwoot from 4.0 on: what it delivers as it happens, and what its API tells of the time before. */
@org.jspecify.annotations.NullMarked
package io.rastro.source.chatwoot;
