package io.rastro.audio;

/** A stretch of a recording, in milliseconds since its beginning. */
public record AudioSpan(long fromMillis, long toMillis) {

    public AudioSpan {
        if (fromMillis < 0 || toMillis < fromMillis) {
            throw new IllegalArgumentException("not a span: " + fromMillis + " to " + toMillis);
        }
    }

    public long millis() {
        return toMillis - fromMillis;
    }
}
