package io.rastro.agents.web;

/**
 * One page of a long table.
 *
 * @param page from 1
 * @param first how many rows come before
 */
public record TablePage(int page, int first, int shown, int all) {

    public boolean several() {
        return all > AgentsPages.LINES;
    }

    public boolean more() {
        return first + shown < all;
    }
}
