package io.rastro.system.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Tells a person's browser, which shows pages, from a program, which would take a page for what it asked for. */
public final class PageRequests {

    private static final String BEARER = "Bearer ";

    private PageRequests() {}

    /** Whether the caller shows a token, as no browser does by itself: a proxy's password is none. */
    public static boolean showsToken(HttpServletRequest request) {
        String shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        return shown != null && shown.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    /** Whether the caller names HTML among what it accepts, as every browser does that opens a page or sends a form. */
    public static boolean acceptsPage(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }
}
