package io.rastro.report;

import java.util.function.Consumer;

/**
 * Hands over every row of a report.
 *
 * @param <R> a row
 */
@FunctionalInterface
public interface RowFeed<R> {

    /**
     * Runs until the sink has taken the last row, or refuses one by an exception.
     *
     * @param cancellation is told which statement to end when nobody wants the rows any more
     */
    void feed(Consumer<R> sink, Cancellation cancellation);
}
