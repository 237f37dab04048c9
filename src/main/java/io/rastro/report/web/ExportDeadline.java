package io.rastro.report.web;

import java.time.Duration;
import java.util.function.Supplier;

/** Breaks a download off that takes too long; looks at the clock now and then. */
final class ExportDeadline {

    private static final int ROWS_PER_CHECK = 1_000;

    private final Duration longest;
    private final Supplier<Duration> age;
    private int rows;

    /** @param age for how long the download has been running */
    ExportDeadline(Duration longest, Supplier<Duration> age) {
        this.longest = longest;
        this.age = age;
    }

    int rows() {
        return rows;
    }

    void countRow() {
        if (++rows % ROWS_PER_CHECK == 0) {
            check();
        }
    }

    void check() {
        if (age.get().compareTo(longest) > 0) {
            throw new ExportTimeoutException("it took longer than " + longest + ", after " + rows + " rows");
        }
    }

    /** A download took longer than it may keep its transaction open. */
    static final class ExportTimeoutException extends RuntimeException {

        ExportTimeoutException(String message) {
            super(message);
        }
    }
}
