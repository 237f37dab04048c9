package io.rastro.agents.web;

/**
 * Which lines of a long table are shown.
 *
 * @param page from 1
 * @param first how many lines come before
 */
public record LinePage(int page, int first, int shown, int all) {

    public boolean several() {
        return all > AgentsPages.LINES;
    }

    public boolean more() {
        return first + shown < all;
    }
}
