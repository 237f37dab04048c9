package io.rastro.interaction;

import java.time.Instant;

/** Where a message stands in its interaction, without its text. */
public record MessageStamp(int position, Instant sentAt, Sender sender) {}
