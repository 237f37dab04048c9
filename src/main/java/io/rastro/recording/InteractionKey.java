package io.rastro.recording;

import java.time.Instant;

/** Which interaction: its id, and the instant by which its table is partitioned. */
public record InteractionKey(long id, Instant receivedAt) {}
