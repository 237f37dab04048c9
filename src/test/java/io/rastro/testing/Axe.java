package io.rastro.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

/** The check of accessibility that every browser test asks for its pages. */
public final class Axe {

    private Axe() {}

    /** No page of the portal frames another: axe needs no second page, nor to be brought into one twice. */
    public static AxeBuilder of(Page page) {
        return new AxeBuilder(page).setLegacyMode(true);
    }
}
