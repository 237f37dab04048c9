package io.rastro.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import io.rastro.testing.TestAccounts;
import java.util.ArrayList;
import java.util.List;

/** A person before a browser window with the portal. */
public final class Reader implements AutoCloseable {

    /** The tag of a test whose browser runs no script. */
    public static final String NO_SCRIPT = "no-script";

    private final String portal;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Reader(Browser browser, String portal, boolean script) {
        this.portal = portal;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(portal)
                .setViewportSize(1440, 1000)
                .setLocale("pt-BR")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(script));
        this.page = context.newPage();
        context.setDefaultTimeout(10_000);
        page.onConsoleMessage(this::note);
        page.onPageError(complaints::add);
    }

    public Page page() {
        return page;
    }

    /** Signs in as one of {@link TestAccounts}. */
    public Reader signIn(String username) {
        if (!page.url().contains("/sign-in")) {
            open("/sign-in");
        }
        page.fill("#username", username);
        page.fill("#password", TestAccounts.PASSWORD);
        page.click("form[action='/sign-in'] button");
        page.waitForURL(address -> !address.contains("/sign-in"));
        return this;
    }

    public void signOut() {
        context.clearCookies();
        open("/sign-in");
    }

    public Page open(String path) {
        page.navigate(portal + path);
        return page;
    }

    /** The address without the portal's own. */
    public String path() {
        return page.url().substring(portal.length());
    }

    /** What the browser complained about: scripts, blocked styles, missing files. */
    public List<String> complaints() {
        return complaints;
    }

    // A page that answers 400 says so itself; the browser's note of it is no complaint about the page.
    private void note(ConsoleMessage message) {
        boolean aboutThePageItself = message.text().startsWith("Failed to load resource")
                && message.location().startsWith(page.url());
        if (message.type().matches("error|warning") && !aboutThePageItself) {
            complaints.add(message.text() + " " + message.location());
        }
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("console").isEmpty();
    }
}
