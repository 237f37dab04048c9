package io.rastro.report;

import java.time.Instant;

/**
 * A span of time.
 *
 * @param start the first instant inside
 * @param end the first instant no longer inside
 */
public record InstantRange(Instant start, Instant end) {}
