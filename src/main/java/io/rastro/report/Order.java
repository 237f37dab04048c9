package io.rastro.report;

import java.util.Arrays;
import java.util.Optional;

/** The order of a list by when its rows were received. */
public enum Order {
    NEWEST,
    OLDEST;

    public static final String PARAMETER = "order";

    /** The word in the URL. */
    public String code() {
        return this == NEWEST ? "newest" : "oldest";
    }

    /** The order of a word in the URL; empty if it is none. */
    public static Optional<Order> ofCode(String code) {
        return Arrays.stream(values())
                .filter(order -> order.code().equals(code))
                .findFirst();
    }

    public Order reversed() {
        return this == NEWEST ? OLDEST : NEWEST;
    }
}
