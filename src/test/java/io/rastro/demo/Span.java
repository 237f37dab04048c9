package io.rastro.demo;

import java.time.Instant;

/** A stretch of time; it ends where the next one may begin. */
record Span(Instant from, Instant until) {

    boolean meets(Instant otherFrom, Instant otherUntil) {
        return from.isBefore(otherUntil) && otherFrom.isBefore(until);
    }

    /** What of it lies within another; empty or turned around: nothing. */
    Span within(Span other) {
        return new Span(
                from.isBefore(other.from) ? other.from : from, until.isAfter(other.until) ? other.until : until);
    }

    boolean isEmpty() {
        return !from.isBefore(until);
    }
}
