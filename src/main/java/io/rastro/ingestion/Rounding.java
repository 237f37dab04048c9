package io.rastro.ingestion;

/** Milliseconds to the whole seconds of the reports. */
final class Rounding {

    private Rounding() {}

    /** Rounds half up; not for negative values. */
    static int seconds(double milliseconds) {
        return Math.toIntExact(Math.round(milliseconds / 1000));
    }
}
