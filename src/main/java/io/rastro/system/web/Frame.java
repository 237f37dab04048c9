package io.rastro.system.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the layout asks about the request it is drawn for. A bean, not a model attribute, because error pages and
 * exception handlers have no model of their own.
 */
@Component("frame")
public class Frame {

    private final HttpServletRequest request;
    private final PreferenceCookies cookies;

    Frame(HttpServletRequest request, PreferenceCookies cookies) {
        this.request = request;
        this.cookies = cookies;
    }

    public Language language() {
        return cookies.language(request);
    }

    /** The language the switch leads to. */
    public Language otherLanguage() {
        return language() == Language.PT_BR ? Language.EN : Language.PT_BR;
    }

    public Theme theme() {
        return cookies.theme(request);
    }

    /** The theme the switch leads to. */
    public Theme nextTheme() {
        return theme().next();
    }

    /** What to draw with: {@code light} or {@code dark}. */
    public String colourScheme() {
        boolean dark = theme() == Theme.AUTO ? cookies.systemIsDark(request) : theme() == Theme.DARK;
        return dark ? "dark" : "light";
    }

    /** The value of {@code aria-current} for a section: {@code page} on its pages, null elsewhere. */
    public @Nullable String current(String... sections) {
        String path = path();
        for (String section : sections) {
            if (path.equals(section) || path.startsWith(section + "/")) {
                return "page";
            }
        }
        return null;
    }

    private String path() {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String uri = failed == null ? request.getRequestURI() : failed.toString();
        return uri.substring(request.getContextPath().length());
    }
}
