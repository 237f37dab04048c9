package io.rastro.recording.web;

/** Bytes from {@code from}, up to but without {@code to}. */
record ByteRange(long from, long to) {

    long length() {
        return to - from;
    }

    /** The value of a Content-Range field. */
    String of(long total) {
        return "bytes " + from + "-" + (to - 1) + "/" + total;
    }
}
