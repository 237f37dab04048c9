/** What an Asterisk writes (queue_log, call records, channel events), read and put together to calls and agents' statuses. */
@org.jspecify.annotations.NullMarked
package io.rastro.source.asterisk;
