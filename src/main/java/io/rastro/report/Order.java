package io.rastro.report;

/** The order of a list by when its lines were received. */
public enum Order {
    NEWEST,
    OLDEST;

    public static final String PARAMETER = "order";

    /** The word in the URL. */
    public String code() {
        return this == NEWEST ? "newest" : "oldest";
    }

    public Order reversed() {
        return this == NEWEST ? OLDEST : NEWEST;
    }
}
