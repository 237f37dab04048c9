package io.rastro.interaction;

import java.time.Instant;

/**
 * How interactions are drawn from a search. The same draw of the same interactions gives the same ones.
 *
 * @param size how many at most
 * @param seed what chance begins with
 * @param before only what was received before is drawn from, so that what arrives later changes nothing
 */
public record Draw(int size, long seed, Instant before) {

    public static final int LARGEST = 50;
}
