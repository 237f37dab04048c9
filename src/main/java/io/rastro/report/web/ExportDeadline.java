package io.rastro.report.web;

import io.rastro.system.web.Standing;
import java.time.Duration;
import java.util.function.Supplier;

/** Breaks a download off that takes too long, or that its reader may not have any more; looks now and then. */
final class ExportDeadline {

    private static final int ROWS_PER_CHECK = 1_000;

    /** Two megabytes of interactions: a few questions to the database for each second. */
    private static final int ROWS_PER_STANDING = 5_000;

    private final Duration longest;
    private final Supplier<Duration> age;
    private final Standing standing;
    private int rows;

    /** @param age for how long the download has been running */
    ExportDeadline(Duration longest, Supplier<Duration> age, Standing standing) {
        this.longest = longest;
        this.age = age;
        this.standing = standing;
    }

    int rows() {
        return rows;
    }

    void countRow() {
        if (++rows % ROWS_PER_STANDING == 0) {
            check();
        } else if (rows % ROWS_PER_CHECK == 0) {
            checkAge();
        }
    }

    /** Both, now. */
    void check() {
        checkAge();
        standing.require();
    }

    private void checkAge() {
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
