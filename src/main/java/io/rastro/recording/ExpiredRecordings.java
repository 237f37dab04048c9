package io.rastro.recording;

import java.time.Instant;

/**
 * Told when audio whose time is over was deleted.
 *
 * @param before calls received earlier
 * @param heldBack files whose time is over and that a hold, or the law, keeps
 */
public record ExpiredRecordings(Instant startedAt, Instant before, long deleted, long heldBack) {}
